import t from 'tap';
import { build, control, receiver, serve } from '../helper.ts';
import { initiate, patient, statusOf } from './client.ts';

t.test('a success is notified with exactly these bytes, before the buyer is redirected', async (t) => {
  const { app, origin } = await serve(t);
  const seen: string[] = [];
  const shop = await receiver(t, async ({ url }) => {
    // The merchant's server asks back while it is being notified: the payment has succeeded already.
    seen.push(`${url} ${await statusOf(app)}`);
    return 200;
  });
  const id = await initiate(app, {
    ipn_url: `${shop.url}/ipn`,
    callback_url: `${shop.url}/done?shop=7`,
    meta: { customer_name: 'Jane', email: 'jane@example.com' },
  });

  const reply = await fetch(`${origin}/paygate/make/payment/confirm/test/${id}`, {
    method: 'POST',
    body: new URLSearchParams({ method: 'card' }),
    redirect: 'manual',
  });

  t.strictSame(seen, ['/ipn success'], 'notified once, before the reply');
  t.equal(reply.status, 302);
  t.equal(
    reply.headers.get('location'),
    `${shop.url}/done?shop=7?status=success&id=${id}&currency=USD&amount=100&order_id=256985412569`,
    'a ? even behind another query',
  );
  const [ipn] = shop.received;
  t.equal(ipn?.method, 'POST');
  t.equal(
    ipn?.body,
    `{"status":"success","data":{"id":"${id}","currency":"USD","amount":100,"order_id":"256985412569","meta":{"customer_name":"Jane","customer_email":"jane@example.com","description":null}}}`,
  );
  t.equal(ipn?.headers['content-type'], 'application/x-www-form-urlencoded');
  t.equal(ipn?.headers['content-length'], String(ipn?.body.length));
  t.equal(ipn?.headers['user-agent'], undefined, 'no header of a library slips in');
});

t.test('a failure is notified without saying which order, and the callback is not called', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const id = await initiate(app, { ipn_url: `${shop.url}/ipn`, callback_url: `${shop.url}/done` });
  const reply = await app.inject({
    method: 'POST',
    url: `/paygate/make/payment/confirm/test/${id}`,
    payload: { outcome: 'fail' },
  });
  t.equal(reply.statusCode, 302);
  t.match(reply.headers.location, new RegExp(`/paygate/make/payment/test/${id}$`), 'back to the page');
  t.strictSame(
    shop.received.map(({ url, body }) => [url, body]),
    [['/ipn', '{"status":"error","data":{"message":"Something bad happened. Please try again"}}']],
  );
  t.equal(await statusOf(app), 'failed');
});

t.test('leaving sends nothing and leaves the order pending', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const id = await initiate(app, { ipn_url: shop.url });
  const reply = await app.inject({
    method: 'POST',
    url: `/paygate/make/payment/confirm/test/${id}`,
    payload: { outcome: 'leave' },
  });
  t.equal(reply.statusCode, 200);
  t.strictSame(shop.received, []);
  t.equal(await statusOf(app), 'pending');
});

t.test('amounts are numbers in the notification, whatever the client sent', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  for (const [amount, written] of [
    ['10.50', '10.5'],
    ['0100', '100'],
    ['99999999.99', '99999999.99'],
    [-5, '-5'],
  ]) {
    const id = await initiate(app, { amount, ipn_url: shop.url });
    await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
    await control(app, 'POST', 'webhooks/drain');
    t.match(shop.received.at(-1)?.body, `"amount":${written},`);
  }
});

t.test(
  'the real server never retries; a merchant that asks for it is tried again on the clock',
  async (t) => {
    const app = await build(t);
    const shop = await receiver(t, 500);
    const once = await initiate(app, { ipn_url: shop.url });
    await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
    await control(app, 'POST', `payments/${once}/events`, { event: 'pay' });
    await control(app, 'POST', 'webhooks/drain');
    await control(app, 'POST', 'clock/advance', { by: '1d' });
    t.equal(shop.received.length, 1);

    await control(app, 'PUT', 'clock', { now: '2026-03-01T12:00:00Z' });
    const again = await initiate(app, { ipn_url: shop.url, order_id: '0000000002' }, { keys: patient });
    await control(app, 'POST', `payments/${again}/events`, { event: 'pay' });
    const drained = await control(app, 'POST', 'webhooks/drain');
    t.match(drained.body.pending, [
      { status: 'pending', attempts: 1, next_attempt_at: '2026-03-01T12:00:10.000Z' },
    ]);
    const { body } = await control(app, 'POST', 'clock/advance', { by: '1d' });
    t.strictSame(body.fired, [
      { at: '2026-03-01T12:00:10.000Z', task: 'deliver', id: 'wh_2', outcome: '500' },
      { at: '2026-03-01T12:01:10.000Z', task: 'deliver', id: 'wh_2', outcome: '500' },
      { at: '2026-03-01T12:06:10.000Z', task: 'deliver', id: 'wh_2', outcome: '500' },
    ]);
    t.equal(shop.received.length, 5);
    const webhook = await control(app, 'GET', 'webhooks/wh_2');
    t.match(webhook.body, { status: 'failed', attempts: 4, next_attempt_at: null });
    t.strictSame(
      webhook.body.deliveries.map(
        ({ number, status, body }: { number: number; status: number; body: string }) => [
          number,
          status,
          body,
        ],
      ),
      [
        [1, 500, 'thank you'],
        [2, 500, 'thank you'],
        [3, 500, 'thank you'],
        [4, 500, 'thank you'],
      ],
    );
  },
);

t.test('a receiver that is not there is told of plainly', async (t) => {
  const app = await build(t);
  const id = await initiate(app, { ipn_url: 'http://127.0.0.1:9/' });
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  const { body } = await control(app, 'GET', 'webhooks/wh_1');
  t.match(body, { status: 'failed', deliveries: [{ status: null, error: /ECONNREFUSED/ }] });
});

t.test('a receiver that never answers is given up', async (t) => {
  const app = await build(t, { webhookTimeout: 50 });
  const shop = await receiver(
    t,
    () =>
      new Promise((answer) => {
        t.teardown(() => answer(200));
      }),
  );
  const id = await initiate(app, { ipn_url: shop.url });
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  const { body } = await control(app, 'GET', 'webhooks/wh_1');
  t.match(body, { status: 'failed', deliveries: [{ error: 'timed out waiting for a reply' }] });
});

t.test('a webhook is sent again on demand, with the same bytes', async (t) => {
  const app = await build(t);
  let status = 503;
  const shop = await receiver(t, () => status);
  const id = await initiate(app, { ipn_url: shop.url });
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  status = 204;
  const { body } = await control(app, 'POST', 'webhooks/wh_1/resend');
  t.match(body, { status: 'delivered', attempts: 2, deliveries: [{ status: 503 }, { status: 204 }] });
  t.equal(shop.received[1]?.body, shop.received[0]?.body);
});

t.test('addresses where machines keep their credentials are never called', async (t) => {
  const app = await build(t);
  for (const host of ['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]']) {
    const id = await initiate(app, {
      ipn_url: `http://${host}/latest`,
      order_id: `order-${host.length}-0000`,
    });
    await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
    await control(app, 'POST', 'webhooks/drain');
    const { body } = await control(app, 'GET', `webhooks?payment=${id}`);
    const { body: webhook } = await control(app, 'GET', `webhooks/${body.data[0].id}`);
    t.match(webhook.deliveries, [{ status: null, error: /link-local/ }], host);
  }
});

t.test('only allowed targets are called where a list is given', async (t) => {
  const app = await build(t, { allowTarget: ['localhost'] });
  const shop = await receiver(t);
  const refused = await initiate(app, { ipn_url: shop.url, order_id: '0000000001' });
  const allowed = await initiate(app, {
    ipn_url: shop.url.replace('127.0.0.1', 'localhost'),
    order_id: '0000000002',
  });
  for (const id of [refused, allowed]) await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  t.match((await control(app, 'GET', 'webhooks/wh_1')).body.deliveries, [{ error: /--allow-target/ }]);
  t.match((await control(app, 'GET', 'webhooks/wh_2')).body, { status: 'delivered' });
});
