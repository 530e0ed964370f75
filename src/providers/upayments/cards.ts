/** What a card number says: whether it can be right, whose card it is, and what a payment with it comes to. */
import isLuhnNumber from 'validator/lib/isLuhnNumber.js';
import { iso } from '../../core/time/clock.ts';
import { testCard } from './card-entry.ts';
import { kuwaitOffset } from './identifiers.ts';
import type { SavedCard } from './records.ts';

/** The brands that can be saved, by the number's beginning and its length (ISO/IEC 7812; the choice is assumed). */
const brands: Readonly<Record<string, RegExp>> = {
  VISA: /^4(\d{12}|\d{15}|\d{18})$/,
  MASTERCARD: /^(5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  AMEX: /^3[47]\d{13}$/,
};

/** The brand of a number with the right check digit; undefined for any other number. */
export function brandOf(number: string): string | undefined {
  if (!isLuhnNumber.default(number)) return undefined;
  return Object.keys(brands).find((brand) => brands[brand]?.test(number));
}

/** `39` of `"39"`, `2039`. */
export const yearOf = (year: string | number): number => Number(year) % 100;

/** Whether a card's last month (two digits' worth of year) is over, in Kuwait. */
export function isExpired(month: number, year: number, now: number): boolean {
  const [today = ''] = iso(now + kuwaitOffset).split('T');
  return `20${String(year).padStart(2, '0')}-${String(month).padStart(2, '0')}-32` < today;
}

/** The published test card is captured (observed), every other number is not (assumed). */
export const resultOf = (number: string): SavedCard['result'] =>
  number === testCard.number ? 'CAPTURED' : 'NOT CAPTURED';
