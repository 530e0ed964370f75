import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import t from 'tap';
import { parse } from 'yaml';
import { readScenario } from '../../src/core/scenarios/load.ts';
import { namesOf } from '../../src/core/scenarios/names.ts';
import { scenarioSchema } from '../../src/core/scenarios/schema.ts';
import { providers } from '../../src/providers/index.ts';
import { build, control } from '../helper.ts';
import { aScenario } from './arbitrary.ts';

const names = namesOf(providers);
const file = JSON.parse(readFileSync(new URL('../../schemas/scenario.json', import.meta.url), 'utf8'));

/** Another validator, which knows nothing of ours and is strict. */
function stranger() {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  return ajv.compile(file);
}

t.test('the published schema is what the grammar says (npm run docs writes it)', async (t) => {
  t.same(file, JSON.parse(JSON.stringify(scenarioSchema(names))));
  const app = await build(t);
  t.same((await control(app, 'GET', 'schemas/scenario.json')).body, file);
  t.equal(file.$schema, 'https://json-schema.org/draft/2020-12/schema');
});

t.test('it leans on no format, and tells of every key what it is for', async (t) => {
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { format, properties } = schema as { format?: string; properties?: Record<string, unknown> };
    t.equal(format, undefined, path);
    for (const [key, property] of Object.entries(properties ?? {})) {
      const told = property as { description?: string; properties?: unknown };
      t.ok(
        told.description !== undefined || key === 'on' || key === 'rules',
        `${path}/${key} has a description`,
      );
    }
    for (const [key, value] of Object.entries(schema)) walk(value, `${path}/${key}`);
  };
  walk(file, '');
});

t.test('a stranger finds the shipped scenarios right', async (t) => {
  const check = stranger();
  for (const name of globSync('scenarios/**/*.yaml')) t.ok(check(parse(readFileSync(name, 'utf8'))), name);
});

t.test('what we take, a stranger takes', async () => {
  const check = stranger();
  fc.assert(
    fc.property(aScenario, (scenario) => {
      readScenario(JSON.stringify(scenario), 'a.json', names);
      if (!check(scenario)) throw new Error(JSON.stringify(check.errors));
    }),
    { seed: 7, numRuns: 300 },
  );
});

t.test('it refuses what we refuse', async (t) => {
  const check = stranger();
  const rule = { on: { call: 'paygate.payment.initiate' }, then: { delay: '1s' } };
  const wrong: object[] = [
    {},
    { about: 'x', rules: [] },
    { about: 'x', rules: [{ ...rule, then: {} }] },
    { about: 'x', rules: [{ ...rule, then: { delay: 'soon' } }] },
    { about: 'x', rules: [{ ...rule, then: { dellay: '1s' } }] },
    { about: 'x', rules: [{ ...rule, on: { call: 'paygate.payment.initate' } }] },
    { about: 'x', rules: [{ ...rule, then: { error: 'paygate.unavailabel' } }] },
  ];
  t.ok(check({ about: 'x', rules: [rule] }));
  for (const scenario of wrong) t.notOk(check(scenario), JSON.stringify(scenario));
});
