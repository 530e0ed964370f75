/** Amounts as exact decimals. No amount of money ever passes through a binary float on its way to a sum. */
import Big from 'big.js';

export type Money = Big;

/** The exact decimal of what a client sent (`100`, `"100.50"`); throws on anything that is not a number. */
export const money = (amount: string | number | Money): Money =>
  new Big(typeof amount === 'string' ? amount.replace(/^\+/, '') : amount);

/** Whether text is a plain decimal number: an optional sign, digits, at most one point, an optional exponent. */
export const isDecimal = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text);

/** `"20.000"`: as many digits behind the point as the currency has, halves rounded up. */
export const fixed = (amount: string | number | Money, decimals: number): string =>
  money(amount).toFixed(decimals, Big.roundHalfUp);

/** What a fee of a fixed part and a percentage comes to, rounded half up to the currency's decimals. */
export const fee = (amount: Money, rate: { fixed: string; percent: string }, decimals: number): Money =>
  amount.times(rate.percent).div(100).plus(rate.fixed).round(decimals, Big.roundHalfUp);

/** The quotient, exact up to `decimals` places and rounded up to them: nothing that is owed is lost. */
export function quotientUp(amount: Money, divisor: string | Money, decimals: number): Money {
  // A constructor of its own, for big.js rounds a quotient as its constructor says.
  const Up = Big();
  Up.DP = decimals;
  Up.RM = Big.roundUp;
  return money(new Up(amount).div(divisor));
}

/** `part/whole` of the amount, rounded down to `decimals` places: portions never add up to more than there is. */
export const portion = (amount: Money, part: Money, whole: Money, decimals: number): Money =>
  amount.times(part).div(whole).round(decimals, Big.roundDown);

/** How many places an amount has behind its point, zeros at its end not counted. */
export const placesOf = ({ c: digits, e: exponent }: Money): number =>
  Math.max(0, digits.length - 1 - exponent);
