import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import t from 'tap';
import type { ExampleRequest } from '../src/core/contract/example.ts';
import { examples } from '../src/fixtures.ts';
import { providers } from '../src/providers/index.ts';
import { at, bodyOf, filledIn, steady } from './examples.ts';
import { build } from './helper.ts';

const ajv = formats.default(new Ajv({ strict: false, formats: { url: true, email: true, numeric: true } }), [
  'uuid',
  'date-time',
]);

const all = providers.flatMap((provider) =>
  examples(provider.name).map((example) => ({ provider, ...example })),
);

for (const { provider, operation, name, given = [], request, reply, volatile } of all) {
  t.test(`${provider.name} ${operation}: ${name}`, async (t) => {
    const app = await build(t);
    const contract = provider.operations.find(({ id }) => id === operation);
    if (!contract) return t.fail(`there is no operation ${operation} of ${provider.name}`);
    const send = async (asked: ExampleRequest) => {
      const payload = bodyOf(asked);
      return app.inject({
        method: asked.method as 'GET',
        url: (asked.control ? '' : provider.root) + asked.path,
        headers: asked.headers,
        ...(payload === undefined ? {} : { payload }),
      });
    };
    const kept: Record<string, string> = {};
    for (const { keep = {}, ...before } of given) {
      const answer = await send(filledIn(before, kept));
      if (answer.statusCode >= 400)
        t.fail(`what was given did not work: ${answer.statusCode} ${answer.body}`);
      for (const [name, pointer] of Object.entries(keep)) kept[name] = String(at(answer.json(), pointer));
    }

    const answer = await send(filledIn(request, kept));

    t.equal(answer.statusCode, reply.status);
    t.strictSame(steady(answer.json(), volatile), steady(filledIn(reply.body, kept), volatile));
    t.match(answer.headers, reply.headers ?? {});
    const schema = contract.replies[reply.status]?.schema;
    if (schema) t.ok(ajv.validate(schema, answer.json()), `as its schema says: ${ajv.errorsText()}`);
  });
}

t.test('every call of a merchant has an example of a success and of an error', async (t) => {
  for (const { name, operations } of providers) {
    for (const { id, page } of operations) {
      if (page) continue;
      const its = examples(name).filter(({ operation }) => operation === id);
      t.ok(
        its.some(({ reply }) => reply.status < 400),
        `${name} ${id}: a success`,
      );
      t.ok(
        its.some(({ reply }) => reply.status >= 400),
        `${name} ${id}: an error`,
      );
    }
  }
});
