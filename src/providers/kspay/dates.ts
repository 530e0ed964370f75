/** The span of time that a list is asked for. Days are those of UTC. */
import { fail } from '../../core/contract/failure.ts';
import { iso } from '../../core/time/clock.ts';
import { refuse } from './causes.ts';

const day = 24 * 3600 * 1000;

/** Days (documented: the message). */
const longest = 90;

const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/;

const startOfDay = (at: number): number => Date.parse(iso(at).slice(0, 10));
const endOfDay = (at: number): number => startOfDay(at) + day - 1;

/** The instant that a text stands for; a day alone is its beginning, or its end. */
function instant(name: string, text: string, ofDay: (at: number) => number): number {
  const zoned = text.length > 10 && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text;
  const at = form.test(text) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(at))
    return fail('invalid', {
      issues: [{ in: 'query', path: [name], rule: 'format', params: { format: 'date' }, value: text }],
    });
  return text.length === 10 ? ofDay(at) : at;
}

export interface Span {
  since?: number;
  until?: number;
}

/** The span, if one is asked for; refused as the catalogue has it, in this order (assumed). Milliseconds. */
export function spanOf(
  { fromDate, toDate }: { fromDate?: string; toDate?: string },
  { now, createdAt }: { now: number; createdAt: number },
): Span {
  if (fromDate === undefined && toDate === undefined) return {};
  if (fromDate === undefined || toDate === undefined) return refuse('dateMissing');
  const since = instant('fromDate', fromDate, startOfDay);
  const until = instant('toDate', toDate, endOfDay);
  if (since >= until) refuse('datesReversed');
  if (until - since > longest * day) refuse('datesTooFarApart');
  if (since < startOfDay(createdAt)) refuse('fromBeforeApp');
  if (since > endOfDay(now)) refuse('fromAfterToday');
  if (until > endOfDay(now)) refuse('toAfterToday');
  return { since, until };
}
