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

/** Compiled once: magic values are asked for with every call. */
const expressions = new Map<string, RegExp>();

function expression(text: string): RegExp {
  const known = expressions.get(text);
  if (known) return known;
  // A workspace may define as many scenarios as it likes; what is kept of them stays small.
  if (expressions.size > 1000) expressions.clear();
  const compiled = new RegExp(text, 'u');
  expressions.set(text, compiled);
  return compiled;
}

function passes(test: Test, value: unknown): boolean {
  if (typeof test !== 'object' || test === null) return same(test, value);
  if ('in' in test) return test.in.some((option) => same(option, value));
  if ('matches' in test) return isScalar(value) && expression(test.matches).test(String(value));
  return !same(test.not, value);
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
