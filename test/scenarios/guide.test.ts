import { readFileSync } from 'node:fs';
import t from 'tap';
import { readScenario } from '../../src/core/scenarios/load.ts';
import { namesOf } from '../../src/core/scenarios/names.ts';
import { scenarioSchema } from '../../src/core/scenarios/schema.ts';
import { providers } from '../../src/providers/index.ts';
import { build, control } from '../helper.ts';
import { call, payment } from '../paygate/client.ts';

const guide = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
const names = namesOf(providers);
const examples = [...guide.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

t.test('every example of the guide is right', async (t) => {
  t.equal(examples.length, 4);
  for (const [index, text] of examples.entries()) {
    const { about } = readScenario(text, `example ${index + 1}`, names);
    t.ok(about);
  }
});

t.test('the guide names every key, fault and failure that there is', async (t) => {
  const keys = new Set<string>();
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties = {}, const: literal } = schema as { properties?: object; const?: unknown };
    for (const key of [...Object.keys(properties), ...(typeof literal === 'string' ? [literal] : [])])
      keys.add(key);
    Object.values(schema).forEach(walk);
  };
  walk(scenarioSchema(names));
  for (const { voice } of providers) for (const failure of Object.keys(voice)) keys.add(failure);
  for (const key of keys) t.match(guide, new RegExp(`\\b${key}\\b`), key);
});

t.test('every error that can be named has a reply', async (t) => {
  const app = await build(t);
  for (const error of names.error.filter((name) => name.startsWith('paygate.'))) {
    const rules = [{ on: { call: 'paygate.*' }, then: { error } }];
    await control(app, 'PUT', 'scenarios/named', { about: 'a test', rules });
    await control(app, 'POST', 'scenarios/named/use');
    const { body } = await call(app, 'initiate', payment);
    t.equal(typeof body, 'object', error);
    t.match((await control(app, 'GET', 'requests?limit=1')).body.data, [{ rule: 'named#1' }], error);
  }
});
