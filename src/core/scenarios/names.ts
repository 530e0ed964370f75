/** Everything a scenario may name: read off the providers' contracts, so that a misspelt name is told at once. */
import type { Provider } from '../contract/provider.ts';
import { eventsOf, type Lifecycle } from '../lifecycle.ts';
import type { Level } from './grammar.ts';

export interface Names extends Readonly<Record<Level, readonly string[]>> {
  readonly error: readonly string[];
}

const lifecyclesOf = ({ payments, otherLifecycles = [] }: Provider): Lifecycle<unknown>[] => [
  ...payments.map(({ lifecycle }) => lifecycle),
  ...otherLifecycles,
];

/**
 * Calls are `<provider>.<operation>`, events `<kind>.<event>` (`open` too), webhooks `<provider>.<event>`, errors the
 * names of the provider's catalogue and `<provider>.<failure>` for every failure it has words for.
 */
export const namesOf = (providers: readonly Provider[]): Names => ({
  call: providers.flatMap(({ name, operations }) => operations.map(({ id }) => `${name}.${id}`)),
  event: providers.flatMap((provider) =>
    lifecyclesOf(provider).flatMap((lifecycle) =>
      ['open', ...eventsOf(lifecycle)].map((event) => `${lifecycle.name}.${event}`),
    ),
  ),
  webhook: providers.flatMap(({ name, webhooks = [] }) => webhooks.map((event) => `${name}.${event}`)),
  error: providers.flatMap(({ name, errors = {}, voice }) => [
    ...Object.keys(errors).map((error) => `${name}.${error}`),
    ...Object.keys(voice).map((kind) => `${name}.${kind}`),
  ]),
});

/** The names that a pattern stands for: itself, or with a `*` at its end all that begin so. */
export const expand = (pattern: string, names: readonly string[]): string[] =>
  pattern.endsWith('*')
    ? names.filter((name) => name.startsWith(pattern.slice(0, -1)))
    : names.filter((name) => name === pattern);
