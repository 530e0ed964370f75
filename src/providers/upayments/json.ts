/** How JSON is read: a whole number that a double cannot hold exactly stays the text it was written as. */

interface Source {
  /** The number as it was written. */
  readonly source?: string;
}

/** PHP's integers hold 18 digits exactly; so does text (assumed to be all the same to whoever sends them). */
function exact(_key: string, value: unknown, written?: Source): unknown {
  const { source = '' } = written ?? {};
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(source) ? source : value;
}

/** Throws on what is no JSON. */
export const readJson = (bytes: Buffer): unknown => JSON.parse(bytes.toString(), exact);
