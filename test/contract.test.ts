import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import t from 'tap';
import { providers } from '../src/providers/index.ts';
import { bodyOf, type ExampleRequest, examples, steady } from './examples.ts';
import { build } from './helper.ts';

const ajv = formats.default(new Ajv({ strict: false, formats: { url: true, email: true, numeric: true } }), [
  'uuid',
  'date-time',
]);

for (const { name, provider, operation, given = [], request, reply, volatile } of examples) {
  t.test(name, async (t) => {
    const app = await build(t);
    const found = providers.find((candidate) => candidate.name === provider);
    const contract = found?.operations.find(({ id }) => id === operation);
    if (!found || !contract) return t.fail(`there is no operation ${operation} of ${provider}`);
    const send = async (asked: ExampleRequest) => {
      const payload = bodyOf(asked);
      return app.inject({
        method: asked.method as 'GET',
        url: (asked.control ? '' : found.root) + asked.path,
        headers: asked.headers,
        ...(payload === undefined ? {} : { payload }),
      });
    };
    for (const before of given) {
      const { statusCode, body } = await send(before);
      if (statusCode >= 400) t.fail(`what was given did not work: ${statusCode} ${body}`);
    }

    const answer = await send(request);

    t.equal(answer.statusCode, reply.status);
    t.strictSame(steady(answer.json(), volatile), steady(reply.body, volatile));
    t.match(answer.headers, reply.headers ?? {});
    const schema = contract.replies[reply.status]?.schema;
    if (schema) t.ok(ajv.validate(schema, answer.json()), `as its schema says: ${ajv.errorsText()}`);
  });
}

t.test('every call of a merchant has an example of a success and of an error', async (t) => {
  for (const { name, operations } of providers) {
    for (const { id, page } of operations) {
      if (page) continue;
      const its = examples.filter(({ provider, operation }) => provider === name && operation === id);
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
