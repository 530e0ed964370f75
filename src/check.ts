/** `paystub check PATH…`: reads scenario files and tells every mistake in them. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario, ScenarioError } from './core/scenarios/load.ts';
import { namesOf } from './core/scenarios/names.ts';
import { providers } from './providers/index.ts';

/** Answers the lines to print and whether all is well. A folder stands for the YAML and JSON files in it. */
export function checkScenarios(paths: readonly string[]): { lines: string[]; well: boolean } {
  const names = namesOf(providers);
  const lines: string[] = [];
  let mistakes = 0;
  const files = paths.flatMap(filesAt);
  if (files.length === 0)
    return {
      lines: ['Name scenario files, or folders that hold some: paystub check scenarios/'],
      well: false,
    };
  for (const file of files) {
    try {
      readScenario(readFileSync(file, 'utf8'), file, names);
    } catch (error) {
      mistakes += error instanceof ScenarioError ? error.mistakes.length : 1;
      lines.push(error instanceof ScenarioError ? error.message : `${file} ${reason(error)}`);
    }
  }
  lines.push(
    `${files.length} ${files.length === 1 ? 'file' : 'files'} checked, ${mistakes === 0 ? 'all right' : `${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}`}.`,
  );
  return { lines, well: mistakes === 0 };
}

/** Why a file cannot be read, in plain words. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'is not there' : `cannot be read: ${message}`;
}

function filesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return globSync('**/*.{yaml,yml,json}', { cwd: path })
    .sort()
    .map((file) => join(path, file));
}
