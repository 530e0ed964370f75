/** Reads the fixtures beside the program: what workspaces start from, and the documented exchanges. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parse } from 'yaml';
import type { Example } from './core/contract/example.ts';

const folder = new URL('../fixtures/', import.meta.url);
const seeds = new Map<string, unknown>();

/** The parsed seed.yaml of a provider; each is read once. */
export function fixture(provider: string): unknown {
  if (!seeds.has(provider))
    seeds.set(provider, parse(readFileSync(new URL(`${provider}/seed.yaml`, folder), 'utf8')));
  return seeds.get(provider);
}

/** The documented exchanges of a provider, in the order of their names. */
export const examples = (provider: string): Example[] =>
  globSync('*/*.json', { cwd: new URL(`${provider}/examples/`, folder) })
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(new URL(`${provider}/examples/${file}`, folder), 'utf8')) as Example),
      operation: basename(dirname(file)),
      name: basename(file, '.json'),
    }));
