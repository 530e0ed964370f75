/** Finds the rules that a call, an event or a webhook may wake, without looking at any other. */
import { type Conditions, conditionsOf } from './conditions.ts';
import type { Level, Rule, Scenario } from './grammar.ts';
import { expand, type Names } from './names.ts';

export interface Candidate {
  readonly scenario: string;
  readonly name: string;
  readonly rule: Rule;
  readonly conditions: Conditions;
}

/** By level and name, `call <provider>.<operation>`: the rules that may act, the first to win first. */
export type Index = ReadonlyMap<string, readonly Candidate[]>;

/** A rule's name: `<scenario>#<number>`, counted from 1. */
export const ruleName = (scenario: string, number: number | ''): string => `${scenario}#${number}`;

const none: readonly Candidate[] = [];

export const rulesFor = (index: Index | undefined, trigger: string): readonly Candidate[] =>
  index?.get(trigger) ?? none;

const known = new WeakMap<Scenario, Index>();

/** The rules of one scenario. Read once: a header may name it at every request. */
export function indexOf(scenario: string, read: Scenario, names: Names): Index {
  const found = known.get(read);
  if (found) return found;
  const index = new Map<string, Candidate[]>();
  for (const [number, rule] of read.rules.entries()) {
    const conditions = conditionsOf(rule.when);
    const candidate = { scenario, name: ruleName(scenario, number + 1), rule, conditions };
    for (const [level, pattern] of Object.entries(rule.on) as [Level, string][])
      for (const name of expand(pattern, names[level])) add(index, `${level} ${name}`, [candidate]);
  }
  known.set(read, index);
  return index;
}

/** Several as one: those of the first come first. */
export function join(indexes: readonly (Index | undefined)[]): Index {
  const joint = new Map<string, Candidate[]>();
  for (const index of indexes) for (const [trigger, rules] of index ?? []) add(joint, trigger, rules);
  return joint;
}

function add(index: Map<string, Candidate[]>, trigger: string, rules: readonly Candidate[]): void {
  const there = index.get(trigger);
  if (there) there.push(...rules);
  else index.set(trigger, [...rules]);
}
