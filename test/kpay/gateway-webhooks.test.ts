import { createHmac } from 'node:crypto';
import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { advance, happen, omid, open, sara, statusOf } from './gateway-client.ts';

const signed = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

t.test('each state is told once, in order, with the status of that moment and a signature', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const { id } = await open(app, {
    currency: 'ltc',
    amount_crypto: '0.5',
    webhook_url: `${shop.url}/hook?a=1`,
  });
  await control(app, 'POST', 'webhooks/drain');
  t.equal(shop.received.length, 0, 'nothing is told of `created`');

  await happen(app, id, 'receive', { amount: '0.2' });
  await happen(app, id, 'receive', { amount: '0.2' });
  await happen(app, id, 'pay');
  await control(app, 'POST', 'webhooks/drain');
  await advance(app, '2m30s');
  await advance(app, '12m30s');
  const bodies = shop.received.map(({ body }) => JSON.parse(body));

  t.match(bodies, [
    { event: 'payment.pending', id, status: 'pending', received_amount: '0.20000000', confirmations: 0 },
    {
      event: 'payment.confirming',
      id,
      status: 'confirming',
      received_amount: '0.50000000',
      confirmations: 1,
    },
    { event: 'payment.completed', id, status: 'completed', received_amount: '0.50000000', confirmations: 6 },
  ]);
  t.equal(bodies.length, 3, 'further transfers and blocks in one state are not told');
  const { event, ...last } = bodies.at(-1);
  t.strictSame(last, await statusOf(app, id), 'the body is the status');
  for (const { method, url, headers, body } of shop.received) {
    t.equal(method, 'POST');
    t.equal(url, '/hook?a=1');
    t.equal(headers['content-type'], 'application/json');
    t.equal(headers['x-webhook-signature'], signed(body, sara.webhook_secret));
    t.equal(headers['content-length'], String(Buffer.byteLength(body)));
  }
});

t.test('the end of a payment that is not paid is told too', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const expiring = await open(app, { webhook_url: shop.url, expires_minutes: 1 });
  await advance(app, '1m');
  await happen(app, expiring.id, 'receive', { amount: '1' });
  const failing = await open(app, { webhook_url: shop.url });
  await happen(app, failing.id, 'fail');
  await control(app, 'POST', 'webhooks/drain');
  t.match(
    shop.received.map(({ body }) => JSON.parse(body)),
    [
      { event: 'payment.expired', id: expiring.id, status: 'expired', received_amount: null },
      { event: 'payment.failed', id: failing.id, status: 'failed' },
    ],
  );
  t.equal(shop.received.length, 2, 'late money is not told');
});

t.test("the secret is the account's, whichever credential made the payment", async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const { body } = await control(app, 'GET', 'credentials');
  const kpay = body.data.find(({ provider }: { provider: string }) => provider === 'kpay');
  const secretOf = (key: string): string =>
    kpay.merchants.find(({ keys }: { keys: Record<string, string> }) => Object.values(keys).includes(key))
      .keys.webhook_secret;
  const token = kpay.merchants[0].keys.access_token as string;
  for (const key of [sara.api_key, omid.api_key, token]) {
    const { id } = await open(app, { webhook_url: shop.url }, { key });
    await happen(app, id, 'fail');
    await control(app, 'POST', 'webhooks/drain');
    const told = shop.received.at(-1);
    t.equal(told?.headers['x-webhook-signature'], signed(told?.body ?? '', secretOf(key)));
  }
});

t.test('what is not answered with 2xx is sent again, five times, with the same bytes', async (t) => {
  const app = await build(t);
  const shop = await receiver(t, 500);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-20T09:00:00Z' });
  const { id } = await open(app, { webhook_url: shop.url });
  await happen(app, id, 'fail');
  await control(app, 'POST', 'webhooks/drain');
  await advance(app, '9s');
  t.equal(shop.received.length, 1);
  const { body } = await advance(app, '1d');
  t.strictSame(
    body.fired.map(({ at, task }: { at: string; task: string }) => [at, task]),
    [
      ['2026-11-20T09:00:10.000Z', 'deliver'],
      ['2026-11-20T09:01:10.000Z', 'deliver'],
      ['2026-11-20T09:06:10.000Z', 'deliver'],
      ['2026-11-20T09:36:10.000Z', 'deliver'],
      ['2026-11-20T11:36:10.000Z', 'deliver'],
    ],
  );
  t.equal(shop.received.length, 6);
  t.equal(new Set(shop.received.map(({ body, headers }) => body + headers['x-webhook-signature'])).size, 1);
  const [webhook] = (await control(app, 'GET', `webhooks?payment=${id}`)).body.data;
  t.match(webhook, { event: 'payment.failed', status: 'failed', attempts: 6, next_attempt_at: null });
});

t.test('blocks, expiries and retries come in the order of the clock', async (t) => {
  const app = await build(t);
  const seen: string[] = [];
  const shop = await receiver(t, ({ body }) => {
    const { event, order_id } = JSON.parse(body);
    seen.push(`${order_id} ${event}`);
    // The first payment's first webhook finds nobody home, once.
    return order_id === 'slow' && seen.length === 1 ? 503 : 200;
  });
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-20T09:00:00Z' });
  const slow = await open(app, { order_id: 'slow', webhook_url: shop.url });
  const short = await open(app, { order_id: 'short', webhook_url: shop.url, expires_minutes: 5 });
  await happen(app, slow.id, 'pay');
  const { body } = await advance(app, '20m');
  t.strictSame(
    body.fired.map(({ at, task, id, outcome }: Record<string, string>) => [
      at?.slice(11, 19),
      task === 'deliver' ? 'deliver' : id === slow.id ? 'slow' : 'short',
      outcome,
    ]),
    [
      ['09:00:00', 'deliver', '503'],
      ['09:00:10', 'deliver', '200'],
      ['09:05:00', 'short', 'expire'],
      ['09:05:00', 'deliver', '200'],
      ['09:10:00', 'slow', 'confirm'],
      ['09:10:00', 'deliver', '200'],
      ['09:20:00', 'slow', 'confirm'],
      ['09:20:00', 'deliver', '200'],
    ],
  );
  t.strictSame(seen, [
    'slow payment.pending',
    'slow payment.pending',
    'short payment.expired',
    'slow payment.confirming',
    'slow payment.completed',
  ]);
  t.equal((await statusOf(app, short.id)).status, 'expired');
});
