/** The grammar as a JSON Schema for editors, with the names that there are, so that they complete and check. */
import type { TSchema } from '@sinclair/typebox';
import { type Level, levels, Scenario } from './grammar.ts';
import type { Names } from './names.ts';

type Schema = Record<string, unknown>;

/** One of these names, or those that begin so. */
const named = (names: readonly string[], description: unknown): Schema => ({
  description,
  anyOf: [{ enum: names }, { type: 'string', pattern: '\\*$', description: 'All that begin so' }],
});

/** The grammar's text: what the types need beside it is left behind. */
const plain = (schema: TSchema): Schema => JSON.parse(JSON.stringify(schema)) as Schema;

export function scenarioSchema(names: Names): Schema {
  const { title, properties, ...rest } = plain(Scenario) as { title: string; properties: Schema };
  const rules = Object.keys(levels).map((level) => ruleSchema(level as Level, names));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description: 'What happens to calls, payments and webhooks, rule by rule. See docs/scenarios.md.',
    ...rest,
    properties: { ...properties, rules: { ...(properties.rules as Schema), items: { anyOf: rules } } },
  };
}

function ruleSchema(level: Level, names: Names): Schema {
  const schema = plain(levels[level]) as { properties: Record<'on' | 'then', { properties: Schema }> };
  const { on, then } = schema.properties;
  const { description } = on.properties[level] as Schema;
  on.properties[level] = named(names[level], description);
  if ('error' in then.properties)
    then.properties.error = { ...(then.properties.error as Schema), enum: names.error };
  return schema;
}
