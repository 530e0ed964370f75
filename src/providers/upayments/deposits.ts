/** When what was captured is with the merchant: on the next business day, at ten (assumed: a usual settlement). */
import type { Resource } from '../../core/store/resources.ts';
import { kuwaitOffset } from './identifiers.ts';
import type { Charge } from './records.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const depositHour = 10;

/** Friday and Saturday. The first day of 1970 was a Thursday, the day before. */
const isWeekend = (date: number): boolean => date % 7 === 1 || date % 7 === 2;

/** The instant at which a charge's money is deposited; undefined for one that was not captured. */
export function depositAt({ data }: Resource<Charge>): number | undefined {
  if (data.result !== 'CAPTURED' || data.transaction_date === null) return undefined;
  let date = Math.floor((data.transaction_date + kuwaitOffset) / day) + 1;
  while (isWeekend(date)) date += 1;
  return date * day + depositHour * hour - kuwaitOffset;
}
