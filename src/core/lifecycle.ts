/** A payment's states and the events that move it on, as data, in the provider's own words. */
import type { Kind, Phase, Resource } from './store/resources.ts';
import type { Handle } from './workspace.ts';

export interface State<T> {
  readonly phase: Phase;
  /** Which event leads where. An event that is not listed is illegal here and changes nothing. */
  readonly on: Readonly<Record<string, string>>;
  /** What time alone does in this state: the instant (milliseconds) and the event it brings. */
  after?(payment: Resource<T>): { at: number; event: string };
}

export interface Lifecycle<T> extends Kind<T> {
  readonly initial: string;
  readonly states: Readonly<Record<string, State<T>>>;
  /** What else belongs to an event, in the same transaction: the webhooks it causes. */
  happened?(handle: Handle, payment: Resource<T>, event: string): void;
}

/** Checks the table as it is declared: every target is a state, every state but the first can be reached. */
export function lifecycle<T>(declared: Lifecycle<T>): Lifecycle<T> {
  const { name, initial, states } = declared;
  const reached = new Set([initial, ...Object.values(states).flatMap(({ on }) => Object.values(on))]);
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
