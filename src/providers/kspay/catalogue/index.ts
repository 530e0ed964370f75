/** Both catalogues by dotted name. Names, never codes, tell entries apart: a number may stand for two errors. */
import type { Spoken } from '../../../core/contract/provider.ts';
import { iso } from '../../../core/time/clock.ts';
import type { Args, Entry } from './entry.ts';
import { open } from './open.ts';
import { v1 } from './v1.ts';

const catalogues = { open, v1 };
export type Edition = keyof typeof catalogues;

/** `auth.tokenMissing`, or `invalidId` at the top. */
type Dotted<C> = {
  [K in keyof C & string]: C[K] extends Entry ? K : `${K}.${keyof C[K] & string}`;
}[keyof C & string];

export type OpenName = Dotted<typeof open>;
export type V1Name = Dotted<typeof v1>;
export type EntryName = `open.${OpenName}` | `v1.${V1Name}`;

const isEntry = (value: object): value is Entry => 'code' in value && 'params' in value;

function flattened(path: string, value: object): [string, Entry][] {
  return isEntry(value)
    ? [[path, value]]
    : Object.entries(value).flatMap(([name, inner]) => flattened(`${path}.${name}`, inner as object));
}

/** Every entry by the edition and its name: `open.auth.tokenExpired`. */
export const entries: ReadonlyMap<string, Entry> = new Map(
  Object.entries(catalogues).flatMap(([edition, catalogue]) => flattened(edition, catalogue)),
);

/** `"2026-01-31 09:30:00"`, in UTC. */
const timestamp = (now: number): string => iso(now).slice(0, 19).replace('T', ' ');

/**
 * The whole reply that an entry stands for (assumed: no literal error is public; the fields are the catalogue's, those
 * that clients read, and those of the vendor's other services). `now` in milliseconds.
 */
export function spokenOf(entry: Entry, args: Args, now: number): Spoken {
  const status = entry.status(args);
  const { code } = entry;
  const message = entry.message(args);
  return { status, body: { status, message, code, customErrorNumber: code, timestamp: timestamp(now) } };
}

/**
 * The reply of the entry with that full name, `kspay.open.gatewayErrors.stepAlreadyCompleted`, whatever could cause it.
 * Arguments are those of the documented function, by name. Throws where there is no such entry.
 */
export function catalogued(name: string, args: Args, now: number): Spoken {
  const entry = entries.get(name.replace(/^kspay\./, ''));
  if (!entry) throw new Error(`KS Pay's catalogues have no '${name}'`);
  return spokenOf(entry, args, now);
}
