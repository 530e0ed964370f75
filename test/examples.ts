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

/** What is at a JSON pointer. */
export const at = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], body);

/** The same with every `{{name}}` in its strings replaced by what was kept under that name. */
export const filledIn = <T>(value: T, kept: Readonly<Record<string, string>>): T =>
  JSON.parse(JSON.stringify(value), (_name, text) =>
    typeof text === 'string' ? text.replace(/\{\{(\w+)\}\}/g, (all, name) => kept[name] ?? all) : text,
  );
