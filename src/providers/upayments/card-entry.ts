/** What a payer types into the KNET and the card page, and what the bank says to it. */
import { maskCard } from '../../core/contract/card-numbers.ts';
import type { Entered, Verdict } from './records.ts';

/** The published card (observed), and KNET's (observed: a neighbour provider's convention). */
export const testCard = { number: '5123450000000008', month: 1, year: 39, cvv: '100' };
const knetTestCard = { number: '8888880000000001', month: 9, year: 30, pin: '1234' };

export const testCards: readonly string[] = [testCard.number, knetTestCard.number];

/** The digits of what was typed, whatever stands between them; those of Arabic scripts as Latin ones. */
const digitsOf = (text = ''): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace(/\D/g, '');

const verdictOf = (isCaptured: boolean): Verdict => (isCaptured ? 'CAPTURED' : 'NOT CAPTURED');

export interface KnetForm {
  bank?: string | undefined;
  prefix?: string | undefined;
  number?: string | undefined;
  month?: string | undefined;
  year?: string | undefined;
  pin?: string | undefined;
}

/** The card and the bank's answer; undefined where something is missing. The Luhn sum is not asked: KNET's cards fail it. */
export function readKnet({ prefix, number, month, year, pin }: KnetForm) {
  const rest = digitsOf(number);
  const whole = rest.length > 10 ? rest : digitsOf(prefix) + rest;
  const [code, when] = [digitsOf(pin), [Number(digitsOf(month)), Number(digitsOf(year)) % 100] as const];
  if (whole.length !== 16 || code.length !== 4 || when[0] < 1 || when[0] > 12 || digitsOf(year) === '')
    return undefined;
  const { number: good, month: itsMonth, year: itsYear, pin: itsPin } = knetTestCard;
  return {
    number: maskCard(whole),
    verdict: verdictOf(whole === good && when[0] === itsMonth && when[1] === itsYear && code === itsPin),
  };
}

export interface CardForm {
  number?: string | undefined;
  expiry?: string | undefined;
  cvv?: string | undefined;
  name?: string | undefined;
  save?: string | undefined;
}

/** By the first digit alone: a page takes any number, and the bank answers it; only cards that are saved must be real. */
const brandByLook = (number: string): string =>
  number.startsWith('4') ? 'VISA' : number.startsWith('3') ? 'AMEX' : 'MASTERCARD';

/** The card and the bank's answer; undefined where something is missing or cannot be a card. */
export function readCard({ number, expiry, cvv, name, save }: CardForm): Entered | undefined {
  const [whole, when, code] = [digitsOf(number), digitsOf(expiry), digitsOf(cvv)];
  const [month, year] = [Number(when.slice(0, 2)), Number(when.slice(-2))];
  const isCard = whole.length >= 13 && whole.length <= 19;
  const isTime = (when.length === 4 || when.length === 6) && month >= 1 && month <= 12;
  if (!isCard || !isTime || code.length < 3 || code.length > 4 || !name?.trim()) return undefined;
  return {
    number: maskCard(whole),
    brand: brandByLook(whole),
    month,
    year,
    verdict: verdictOf(
      whole === testCard.number &&
        month === testCard.month &&
        year === testCard.year &&
        code === testCard.cvv,
    ),
    save: save !== undefined,
  };
}
