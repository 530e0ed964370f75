import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import t from 'tap';
import { examples } from '../src/fixtures.ts';
import { providers } from '../src/providers/index.ts';
import { filledIn, replay, steady } from './examples.ts';
import { build } from './helper.ts';

const ajv = formats.default(new Ajv({ strict: false, formats: { url: true, email: true, numeric: true } }), [
  'uuid',
  'date-time',
]);

const all = providers.flatMap((provider) =>
  examples(provider.name).map((example) => ({ provider, ...example })),
);

for (const { provider, ...example } of all) {
  const { operation, name, reply, volatile } = example;
  t.test(`${provider.name} ${operation}: ${name}`, async (t) => {
    const app = await build(t);
    const contract = provider.operations.find(({ id }) => id === operation);
    if (!contract) return t.fail(`there is no operation ${operation} of ${provider.name}`);

    const { answer, kept } = await replay(app, provider.root, example);

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
