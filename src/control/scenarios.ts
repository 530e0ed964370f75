/** Scenarios of a workspace: those there are, which are on, and ones of its own. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import { ScenarioError } from '../core/scenarios/load.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const nameRule = '^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)?$';
const strict = { additionalProperties: false };
const Use = Type.Union([
  Type.Object({ times: Type.Optional(Type.Integer({ minimum: 1 })) }, strict),
  Type.Null(),
]);

/** A scenario's name has a slash, so the routes below take all that follows. */
export function scenarioRoutes(app: ControlApp, { core: { scenarios, commit } }: ControlOptions): void {
  // YAML as text; JSON is YAML too.
  app.addContentTypeParser(
    ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml', 'text/plain'],
    { parseAs: 'string' },
    (_request, text, done) => done(null, text),
  );

  app.get('/scenarios', ({ room }) => ({ data: scenarios.list(room), next: null }));

  app.get('/scenarios/*', ({ room, params }) => {
    const name = named(params);
    if (!scenarios.has(room, name)) fail('not_found', { what: 'scenario', id: name });
    return { name, ...scenarios.get(room, name) };
  });

  app.put('/scenarios/*', async ({ room, params, body }) => {
    const name = named(params);
    if (!new RegExp(nameRule).test(name))
      invalid('name', `'${name}' must be lower case letters, digits, '-' and '_', with one '/' at most`);
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? null, null, 2);
    try {
      const { about, rules } = await commit.run(() => scenarios.define(room, name, text));
      return { name, about, rules: rules.length };
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return invalid('', error.message);
    }
  });

  app.post('/scenarios/*', { schema: { body: Use } }, async ({ room, params, body }) => {
    const [, name = '', verb] = /^(.*)\/(use|once)$/.exec(named(params)) ?? [];
    if (verb === undefined) fail('no_route', { method: 'POST', url: `/_paystub/scenarios/${named(params)}` });
    if (!scenarios.has(room, name)) fail('not_found', { what: 'scenario', id: name });
    const times = verb === 'once' ? 1 : (body?.times ?? null);
    await commit.run(() => scenarios.use(room, name, times));
    return { name, times };
  });

  app.delete('/scenarios', async ({ room }, reply) => {
    await commit.run(() => scenarios.reset(room));
    return reply.code(204).send();
  });

  app.get('/schemas/scenario.json', async () => {
    const { scenarioSchema } = await import('../core/scenarios/schema.ts');
    return scenarioSchema(scenarios.names);
  });
}

const named = (params: unknown): string => (params as { '*': string })['*'];

function invalid(field: string, text: string): never {
  return fail('invalid', {
    issues: [
      { in: 'body', path: field === '' ? [] : [field], rule: 'allowed', params: {}, text, value: undefined },
    ],
  });
}
