/** Reads the fixtures that workspaces start from: fixtures/<provider>/seed.yaml, beside the program. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const folder = new URL('../fixtures/', import.meta.url);
const parsed = new Map<string, unknown>();

/** The parsed seed.yaml of a provider; each is read once. */
export function fixture(provider: string): unknown {
  if (!parsed.has(provider)) {
    parsed.set(provider, parse(readFileSync(new URL(`${provider}/seed.yaml`, folder), 'utf8')));
  }
  return parsed.get(provider);
}
