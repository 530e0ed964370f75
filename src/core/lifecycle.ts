/** A payment's states and the events that move it on, as data, in the provider's own words. */
import type { TSchema } from '@sinclair/typebox';
import { Failure, fail } from './contract/failure.ts';
import { partIssues } from './contract/validate.ts';
import type { Kind, Phase, Resource } from './store/resources.ts';
import type { Handle } from './workspace.ts';

/** What an event does: where it leads, and what it changes in the payment's data. */
export interface Move<T> {
  /** The next state, or the states among which `choose` picks, seeing the payment as changed. */
  readonly to: string | readonly string[];
  /** Whether it may happen to this payment now, where the state alone does not say; where not, it is illegal. */
  when?(payment: Resource<T>): boolean;
  choose?(payment: Resource<T>): string;
  /** What may be said along with the event: the amount that arrived. Without a schema, nothing. */
  readonly details?: TSchema;
  change?(payment: Resource<T>, details: Readonly<Record<string, unknown>>, handle: Handle): Partial<T>;
}

export interface State<T> {
  readonly phase: Phase;
  /** Which event leads where. An event that is not listed is illegal here and changes nothing. */
  readonly on: Readonly<Record<string, string | Move<T>>>;
  /** What time alone does in this state: the instant (milliseconds) and the event it brings. */
  after?(payment: Resource<T>): { at: number; event: string } | undefined;
}

export interface Lifecycle<T> extends Kind<T> {
  readonly initial: string;
  readonly states: Readonly<Record<string, State<T>>>;
  /** What else belongs to an event, in the same transaction: the webhooks it causes. `from` is the state before it. */
  happened?(handle: Handle, payment: Resource<T>, event: string, from: string): void;
}

const moveOf = <T>(move: string | Move<T>): Move<T> => (typeof move === 'string' ? { to: move } : move);

/** Checks the table as it is declared: every target is a state, every state but the first can be reached. */
export function lifecycle<T>(declared: Lifecycle<T>): Lifecycle<T> {
  const { name, initial, states } = declared;
  const targets = Object.values(states).flatMap(({ on }) =>
    Object.values(on).flatMap((move) => moveOf(move).to),
  );
  const reached = new Set([initial, ...targets]);
  for (const state of reached) {
    if (!(state in states))
      throw new Error(`${name}: an event leads to the state '${state}', which is not declared.`);
  }
  for (const state of Object.keys(states)) {
    if (!reached.has(state)) throw new Error(`${name}: no event leads to the state '${state}'.`);
  }
  return declared;
}

/** Every event the lifecycle knows, in any state. */
export const eventsOf = ({ states }: Lifecycle<unknown>): string[] => [
  ...new Set(Object.values(states).flatMap(({ on }) => Object.keys(on))),
];

/** Those that may happen to it now. */
export const allowedEvents = <T>({ states }: Lifecycle<T>, payment: Resource<T>): string[] =>
  Object.entries(states[payment.state ?? '']?.on ?? {})
    .filter(([, move]) => moveOf(move).when?.(payment) ?? true)
    .map(([event]) => event);

/** A failure that names the state and what it would allow. */
export const illegal = <T>(
  lifecycle: Lifecycle<T>,
  payment: Resource<T>,
  event: string,
): Failure<'illegal_event'> =>
  new Failure('illegal_event', {
    event,
    state: payment.state ?? '',
    allowed: allowedEvents(lifecycle, payment),
  });

/**
 * The payment as an event would leave it; nothing is written. Throws `illegal_event` where the event may not happen to
 * it now, and `invalid` where the details are not what the event takes.
 */
export function moved<T>(
  lifecycle: Lifecycle<T>,
  payment: Resource<T>,
  event: string,
  details: object,
  handle: Handle,
): Resource<T> {
  const found = lifecycle.states[payment.state ?? '']?.on[event];
  if (found === undefined || !allowedEvents(lifecycle, payment).includes(event))
    throw illegal(lifecycle, payment, event);
  const { to, choose, details: schema, change } = moveOf(found);
  const issues = schema ? partIssues('body', schema, details) : [];
  if (issues.length > 0) fail('invalid', { issues });
  const changed = change?.(payment, details as Record<string, unknown>, handle) ?? {};
  const next = { ...payment, data: { ...payment.data, ...changed }, updatedAt: handle.now };
  const state = typeof to === 'string' ? to : choose?.(next);
  const phase = lifecycle.states[state ?? '']?.phase;
  if (state === undefined || phase === undefined)
    throw new Error(`${lifecycle.name}: '${event}' leads nowhere`);
  return { ...next, state, phase };
}
