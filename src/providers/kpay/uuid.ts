/** UUIDs as Pydantic reads them: more forms than one, and a reason where none fits (observed, Pydantic 2.13). */

const hyphenated = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;
const simple = /^[0-9a-f]{32}$/i;

/** Takes off the braces or `urn:uuid:`; a UUID in them must have its hyphens. */
function unwrapped(text: string): { inner: string; offset: number } {
  if (text.startsWith('{') && text.endsWith('}') && text.length > 1)
    return { inner: text.slice(1, -1), offset: 1 };
  return text.startsWith('urn:uuid:') ? { inner: text.slice(9), offset: 9 } : { inner: text, offset: 0 };
}

/** The UUID in lower case with its hyphens; `undefined` where the text is none. */
export function parseUuid(text: string): string | undefined {
  if (simple.test(text))
    return text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const { inner } = unwrapped(text);
  return hyphenated.test(inner) ? inner.toLowerCase() : undefined;
}

/** Why the text is no UUID, in the words of the library that Pydantic asks. */
export function uuidError(text: string): string {
  const { inner, offset } = unwrapped(text);
  let index = offset;
  for (const character of inner) {
    if (!/[0-9a-f-]/i.test(character)) return `invalid character: found \`${character}\` at ${index + 1}`;
    index += 1;
  }
  const groups = inner.split('-');
  if (groups.length === 1 && offset === 0)
    return `invalid length: expected length 32 for simple format, found ${inner.length}`;
  if (groups.length !== 5) return `invalid group count: expected 5, found ${groups.length}`;
  const lengths = [8, 4, 4, 4, 12];
  const group = groups.findIndex(({ length }, place) => length !== lengths[place]);
  return `invalid group length in group ${group}: expected ${lengths[group]}, found ${groups[group]?.length}`;
}
