/** Whether what a rule asks of a call or a payment holds. */
import { isDecimal, money } from '../money.ts';
import type { Rule, Test } from './grammar.ts';

/** Answers what stands at a path; undefined, where nothing does. */
export type Subject = (path: string) => unknown;

type When = NonNullable<Rule['when']>;

/** Whether what a rule asks of the values holds; its counts and chances are another matter. */
export function holds({ fields = {}, any }: When, subject: Subject): boolean {
  const together = (tests: Readonly<Record<string, Test>>): boolean =>
    Object.entries(tests).every(([path, test]) => passes(test, subject(path)));
  return together(fields) && (any?.some(together) ?? true);
}

/** Whether it is the nth match's turn. */
export function isTurn({ nth: turns, every }: When, nth: number): boolean {
  if (turns === undefined) return every === undefined || nth % every === 0;
  const place = every === undefined ? nth : ((nth - 1) % every) + 1;
  return [turns].flat().includes(place);
}

function passes(test: Test, value: unknown): boolean {
  if (typeof test !== 'object' || test === null) return same(test, value);
  if ('in' in test) return test.in.some((option) => same(option, value));
  if ('matches' in test)
    return isScalar(value) && patternOf(test).test(String(value).slice(0, matchedLength));
  return !same(test.not, value);
}

/** A pattern looks at no more of a value: how long it takes may grow with the length much faster than the length. */
const matchedLength = 1000;

const patterns = new WeakMap<object, RegExp>();

function patternOf(test: { matches: string }): RegExp {
  const known = patterns.get(test);
  if (known) return known;
  const pattern = new RegExp(test.matches, 'u');
  patterns.set(test, pattern);
  return pattern;
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Text and number are equal when they read the same: a form's `"100"`, JSON's `100`, a decimal's `"100.000"`. */
function same(expected: unknown, value: unknown): boolean {
  if (expected === null) return value === null || value === undefined;
  if (!isScalar(value)) return false;
  const [one, other] = [String(expected), String(value)];
  if (one === other) return true;
  // Equal decimals are equal floats; exact arithmetic is only for those.
  return Number(one) === Number(other) && isDecimal(one) && isDecimal(other) && money(one).eq(money(other));
}

/** Walks a dotted path into a value. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((holder, step) => {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return undefined;
    return (holder as Record<string, unknown>)[step];
  }, value);
}
