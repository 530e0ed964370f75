/** Whether what a rule asks of a call or a payment holds. Made ready once a rule: many rules ask the same of a request. */
import { isDecimal, money } from '../money.ts';
import type { Rule, Test } from './grammar.ts';

/** Answers what stands at a path; undefined, where nothing does. */
export type Subject = (path: string) => unknown;

/** What stands at a path, as tests compare it. */
interface Seen {
  value: unknown;
  /** Undefined for what is neither text nor number nor truth value. */
  reading: string | undefined;
}

/** A subject that is looked at once a path, however many rules ask. */
export class Looked {
  readonly #subject: Subject;
  readonly #seen = new Map<string, Seen>();

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  at(path: string): Seen {
    const known = this.#seen.get(path);
    if (known) return known;
    const value = this.#subject(path);
    const seen = { value, reading: readingOf(value) };
    this.#seen.set(path, seen);
    return seen;
  }
}

interface Condition {
  path: string;
  passes(seen: Seen): boolean;
}

type When = NonNullable<Rule['when']>;

/** What a rule asks of the values: all of these, and where there are choices, all of at least one. */
export interface Conditions {
  fields: readonly Condition[];
  any: readonly (readonly Condition[])[] | undefined;
}

const together = (fields: Readonly<Record<string, Test>>): Condition[] =>
  Object.entries(fields).map(([path, test]) => ({ path, passes: passing(test) }));

export const conditionsOf = ({ fields = {}, any }: When = {}): Conditions => ({
  fields: together(fields),
  any: any?.map(together),
});

/** Whether they hold; a rule's counts and chances are another matter. */
export function hold({ fields, any }: Conditions, subject: Looked): boolean {
  if (!allHold(fields, subject)) return false;
  return any === undefined || any.some((conditions) => allHold(conditions, subject));
}

function allHold(conditions: readonly Condition[], subject: Looked): boolean {
  for (const { path, passes } of conditions) if (!passes(subject.at(path))) return false;
  return true;
}

/** Whether it is the nth match's turn. */
export function isTurn({ nth: turns, every }: When, nth: number): boolean {
  if (turns === undefined) return every === undefined || nth % every === 0;
  const place = every === undefined ? nth : ((nth - 1) % every) + 1;
  return [turns].flat().includes(place);
}

/** A pattern looks at no more of a value: how long it takes may grow with the length much faster than the length. */
const matchedLength = 1000;

function passing(test: Test): Condition['passes'] {
  if (typeof test !== 'object' || test === null) return equal(test);
  if ('in' in test) {
    const options = test.in.map(equal);
    return (seen) => options.some((option) => option(seen));
  }
  if ('matches' in test) {
    const pattern = new RegExp(test.matches, 'u');
    return ({ value, reading }) =>
      reading !== undefined && pattern.test(String(value).slice(0, matchedLength));
  }
  const same = equal(test.not);
  return (seen) => !same(seen);
}

function equal(expected: Extract<Test, string | number | boolean | null>): Condition['passes'] {
  if (expected === null) return ({ value }) => value === null || value === undefined;
  const wanted = readingOf(expected);
  return ({ reading }) => reading === wanted;
}

/** No amount of money is longer; a text of digits may be. */
const longestNumber = 100;

/** Text and number are equal when they read the same: a form's `"100"`, JSON's `100`, a decimal's `"100.000"`. */
function readingOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  return text.length <= longestNumber && isDecimal(text) ? money(text).toString() : text;
}

/** Walks a dotted path into a value. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((holder, step) => {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return undefined;
    return (holder as Record<string, unknown>)[step];
  }, value);
}
