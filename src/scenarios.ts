/** The scenarios beside the program: scenarios/<provider>/<name>.yaml. Those named `magic` are on from the start. */
import { globSync, readFileSync } from 'node:fs';
import type { Library } from './core/scenarios/scenarios.ts';

const folder = new URL('../scenarios/', import.meta.url);

let names: string[] | undefined;

export const library: Library = {
  names: () => {
    names ??= globSync('*/*.yaml', { cwd: folder })
      .map((file) => file.replaceAll('\\', '/').slice(0, -'.yaml'.length))
      .sort();
    return names;
  },
  always: () => library.names().filter((name) => name.endsWith('/magic')),
  read: (name) => ({
    text: readFileSync(new URL(`${name}.yaml`, folder), 'utf8'),
    file: `scenarios/${name}.yaml`,
  }),
};
