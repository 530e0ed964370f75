/** What the vendor published, request for request: replies have its keys and types, no more and no fewer. */
import t from 'tap';
import { examples } from '../../src/fixtures.ts';
import { replay } from '../examples.ts';
import { build, control, receiver } from '../helper.ts';
import { ask, charge, charged, plain, whitelabel } from './after-charge.ts';

/** Keys and types, values left out. */
function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}

const all = examples('upayments');

/** Those of the vendor's OpenAPI; the charge has tests of its own, and the status needs a shop that listens: below. */
const operations = [
  'charge.auto_deduct',
  'cards.add',
  'cards.tokenize',
  'customer_token.create',
  'cards.list',
  'merchant.buttons',
  'deposit.status',
  'refund.create',
  'refund.status',
  'refund.delete',
  'multivendor_refund.create',
  'multivendor_refund.delete',
];

for (const operation of operations) {
  t.test(`${operation} answers the published request in the published shape`, async (t) => {
    const published = all.find((example) => example.operation === operation && example.name === 'published');
    if (!published) return t.fail('there is no published example');
    const app = await build(t);
    const { answer: reply } = await replay(app, '/upayments', published);
    t.equal(reply.statusCode, operation === 'charge.auto_deduct' ? 200 : 201);
    const [got, expected] = [reply.json(), published.reply.body].map(shapeOf);
    t.strictSame(got, expected);
    t.equal(JSON.stringify(got), JSON.stringify(expected), 'in the same order');
  });
}

t.test('status.get answers in the published shape, its notification included', async (t) => {
  const published = all.find(({ operation, name }) => operation === 'status.get' && name === 'published');
  const shop = await receiver(t);
  const app = await build(t);
  const { track } = await charged(
    app,
    {
      paymentGateway: { src: 'knet' },
      customer: { uniqueId: '2129879kjbljg767881' },
      notificationUrl: shop.url,
    },
    'pay',
    { token: whitelabel },
  );
  await control(app, 'POST', 'webhooks/drain');
  const { status, body } = await ask(app, `get-payment-status/${track}`, undefined, { token: whitelabel });
  t.equal(status, 201);
  t.equal(JSON.stringify(shapeOf(body)), JSON.stringify(shapeOf(published?.reply.body)));
});

t.test('the ids of the published requests are nobody’s, and say so', async (t) => {
  const app = await build(t);
  for (const [operation, path] of [
    ['refund.create', 'create-refund'],
    ['multivendor_refund.create', 'create-multivendor-refund'],
    ['refund.delete', 'delete-refund'],
    ['multivendor_refund.delete', 'delete-multivendor-refund'],
  ] as const) {
    const unknown = all.find((example) => example.operation === operation && example.name === 'unknown');
    const { status } = await ask(app, path, unknown?.request.body, { token: plain });
    t.equal(status, 404, path);
  }
  t.equal((await ask(app, 'charge', charge, { token: plain })).status, 201);
});
