/** Checks a fixture, so that a mistake in it is told where it is made. */
import type { Static, TSchema } from '@sinclair/typebox';
import { explain } from './validate.ts';

/** The parsed seed.yaml of a provider as its schema types it; throws an error that names every wrong place. */
export function parseFixture<S extends TSchema>(provider: string, schema: S, fixture: unknown): Static<S> {
  const wrong = explain(schema, fixture);
  if (wrong.length > 0)
    throw new Error(`fixtures/${provider}/seed.yaml is not right:\n  ${wrong.join('\n  ')}`);
  return fixture as Static<S>;
}
