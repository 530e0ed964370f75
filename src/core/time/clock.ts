/** The workspace's clock. Nothing else in Paystub reads real time. All times are milliseconds since 1970. */
import parseDuration from 'parse-duration';

export type Clock = { mode: 'real'; offset: number } | { mode: 'frozen'; at: number };

export const realTime = (): number => Date.now();

/** What a clock shows now. A real clock runs, `offset` milliseconds ahead of the machine's; a frozen one stands at `at`. */
export const timeOf = (clock: Clock): number =>
  clock.mode === 'frozen' ? clock.at : realTime() + clock.offset;

/** The same clock, showing `at`. */
export const setTo = (clock: Clock, at: number): Clock =>
  clock.mode === 'frozen' ? { mode: 'frozen', at } : { mode: 'real', offset: at - realTime() };

/** `"2026-11-20T09:30:00.000Z"` */
export const iso = (at: number): string => new Date(at).toISOString();

/** The last instant that can be written with a four-digit year. */
export const endOfTime = Date.parse('9999-12-31T23:59:59.999Z');

/** The units that a duration may be written in. The library would also guess at others, and read an exponent. */
const units =
  /^(\s*\d+(\.\d+)?\s*(ms|(milli)?seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|y)(?![a-z]))+\s*$/i;

/** Milliseconds of a duration such as `"15m"`, `"1h30m"`, `"250ms"`; `undefined` when the text is none. */
export const duration = (text: string): number | undefined => {
  const length = units.test(text) ? parseDuration(text) : null;
  return length === null ? undefined : Math.round(length);
};
