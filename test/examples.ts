/** The documented exchanges in fixtures/<provider>/examples: read here, replayed by the contract tests. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

export interface ExampleRequest {
  method: string;
  /** Below the provider's root; below nothing for the control API. */
  path: string;
  control?: true;
  headers: Record<string, string>;
  /** Text as it is sent, or what JSON makes text of. */
  body?: unknown;
}

export interface Example {
  provider: string;
  operation: string;
  name: string;
  /** Where the exchange is from. */
  source: string;
  provenance: 'documented' | 'observed' | 'assumed';
  /** What happened before. */
  given?: ExampleRequest[];
  request: ExampleRequest;
  reply: { status: number; headers?: Record<string, string>; body: unknown };
  /** JSON pointers to what differs from call to call; there only the type is compared. */
  volatile: string[];
}

const root = new URL('../fixtures/', import.meta.url);

export const examples: Example[] = globSync('*/examples/*/*.json', { cwd: root })
  .sort()
  .map((file) => ({
    ...(JSON.parse(readFileSync(new URL(file, root), 'utf8')) as Example),
    provider: file.split('/')[0] ?? '',
    operation: basename(dirname(file)),
    name: file.replace('/examples', '').replace('.json', ''),
  }));

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
