/** Everything a scenario may name: read off the providers' contracts, so that a misspelt name is told at once. */
import { type TSchema, Type } from '@sinclair/typebox';
import type { FailureKind } from '../contract/failure.ts';
import type { Provider } from '../contract/provider.ts';
import { eventsOf, type Lifecycle } from '../lifecycle.ts';
import { factSchemas } from './facts.ts';
import type { Level } from './grammar.ts';

export interface Names extends Readonly<Record<Level, readonly string[]>> {
  readonly error: readonly string[];
  /** What each error may be told with, by its name. */
  readonly facts: ReadonlyMap<string, TSchema>;
}

/** What a catalogue's message is made from. */
const Arguments = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
  description: 'a text, a number or a truth value for each argument',
});

const lifecyclesOf = ({ payments, otherLifecycles = [] }: Provider): Lifecycle<unknown>[] => [
  ...payments.map(({ lifecycle }) => lifecycle),
  ...otherLifecycles,
];

/**
 * Calls are `<provider>.<operation>`, events `<kind>.<event>` (`open` too), webhooks `<provider>.<event>`, errors the
 * names of the provider's catalogue and `<provider>.<failure>` for every failure it has words for.
 */
export function namesOf(providers: readonly Provider[]): Names {
  const facts = new Map(
    providers.flatMap(({ name, errors = {}, voice }): [string, TSchema][] => [
      ...Object.keys(voice).map((kind): [string, TSchema] => [
        `${name}.${kind}`,
        factSchemas[kind as FailureKind],
      ]),
      ...Object.keys(errors).map((error): [string, TSchema] => [`${name}.${error}`, Arguments]),
    ]),
  );
  return {
    call: providers.flatMap(({ name, operations }) => operations.map(({ id }) => `${name}.${id}`)),
    event: providers.flatMap((provider) =>
      lifecyclesOf(provider).flatMap((lifecycle) =>
        ['open', ...eventsOf(lifecycle)].map((event) => `${lifecycle.name}.${event}`),
      ),
    ),
    webhook: providers.flatMap(({ name, webhooks = [] }) => webhooks.map((event) => `${name}.${event}`)),
    error: [...facts.keys()],
    facts,
  };
}

/** The provider that a name begins with. */
export const providerIn = (name: string): string => name.slice(0, name.indexOf('.'));

/** The names that a pattern stands for: itself, or with a `*` at its end all that begin so. */
export const expand = (pattern: string, names: readonly string[]): string[] =>
  pattern.endsWith('*')
    ? names.filter((name) => name.startsWith(pattern.slice(0, -1)))
    : names.filter((name) => name === pattern);
