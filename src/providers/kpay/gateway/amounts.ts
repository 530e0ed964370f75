/** Amounts of a coin, as they are read and written. They are exact decimals all the way. */
import { Type } from '@sinclair/typebox';
import { fail, type Issue } from '../../../core/contract/failure.ts';
import { fixed, type Money, money } from '../../../core/money.ts';

/** The most places that any coin has. */
const mostPlaces = 18;

/** Above every coin's supply, and as much as a column of 36 digits holds (assumed). */
const limit = 1e18;

/**
 * A decimal as pydantic's Decimal takes it: text, or a JSON number. A number has passed through a binary float before
 * anyone can look at it, here as in Python: its shortest decimal text is what counts. Text is exact.
 */
export const amountSchema = (description: string) =>
  Type.Unsafe<string | number>({ type: ['number', 'string'], format: 'numeric', description });

const placesOf = ({ c: digits, e: exponent }: Money): number => Math.max(0, digits.length - 1 - exponent);

/** The rule that a well-formed amount breaks, if any; an absent one breaks none. */
export function brokenAmount(
  value: unknown,
  places = mostPlaces,
): Pick<Issue, 'rule' | 'params'> | undefined {
  if (value === undefined) return undefined;
  const amount = money(value as string | number);
  if (amount.lte(0)) return { rule: 'exclusiveMinimum', params: { comparison: '>', limit: 0 } };
  if (amount.gte(limit)) return { rule: 'exclusiveMaximum', params: { comparison: '<', limit } };
  return placesOf(amount) > places ? { rule: 'multipleOf', params: { decimal_places: places } } : undefined;
}

/** The exact amount in a field of the body; fails as `invalid` where its coin cannot have such an amount. */
export function coinAmount(field: string, value: string | number, { decimals }: { decimals: number }): Money {
  const broken = brokenAmount(value, decimals);
  return broken
    ? fail('invalid', { issues: [{ in: 'body', path: [field], value, ...broken }] })
    : money(value);
}

/** As many places as the coin has, never an exponent: `"0.00000001"` (assumed; the document says `decimal`). */
export const written = (amount: Money | string | number, { decimals }: { decimals: number }): string =>
  fixed(amount, decimals);

/** The same without the zeros at its end, for the page. */
export const trimmed = (amount: Money | string): string => money(amount).toFixed();
