/** How the tests replay the documented exchanges. */
import type { ExampleRequest } from '../src/core/contract/example.ts';

export const bodyOf = ({ body }: ExampleRequest): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

/** The reply with what is volatile replaced by its type. */
export function steady(body: unknown, volatile: readonly string[]): unknown {
  const copy = structuredClone(body);
  for (const pointer of volatile) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Record<string, unknown> | undefined>(
      (value, step) => value?.[step] as Record<string, unknown> | undefined,
      copy as Record<string, unknown>,
    );
    if (holder && last in holder) holder[last] = `<${typeof holder[last]}>`;
  }
  return copy;
}
