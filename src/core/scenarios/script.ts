/** What a scenario's rule brings to a payment: steps on its workspace's clock. */
import type { Resource } from '../store/resources.ts';
import { duration } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { Acting, Delay, EventRule } from './grammar.ts';

/** A step, as its timer holds it. */
export interface Step {
  event: string;
  details?: Record<string, unknown>;
  /** The name of the rule it is from. */
  rule: string;
  /** The rules whose steps led to that rule's acting. */
  causes: readonly string[];
}

/** Sets a timer for each step; `lengthOf` tells what a delay comes to in milliseconds. */
export function schedule(
  timers: Timers,
  workspace: number,
  payment: Resource,
  { name, effect }: Acting<EventRule>,
  now: number,
  causes: readonly string[],
  lengthOf: (delay: Delay | undefined) => number,
): void {
  const deadlines = new Map(timers.of('transition', payment.row).map(({ data, due }) => [data, due]));
  let due = now;
  for (const { event, after, before, details } of effect.events ?? []) {
    const deadline = before && deadlines.get(before.event);
    due =
      deadline === undefined
        ? due + lengthOf(after)
        : Math.max(now, deadline - (duration(before?.by ?? '') ?? 0));
    const step: Step = { event, rule: name, causes, ...(details ? { details } : {}) };
    timers.set(workspace, { due, task: 'script', subject: payment.row, data: JSON.stringify(step) });
  }
}
