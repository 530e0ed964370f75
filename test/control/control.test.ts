import t from 'tap';
import { build, control } from '../helper.ts';
import { initiate, sample } from '../paygate/client.ts';

t.test('health needs no token, everything else does where one is set', async (t) => {
  const app = await build(t, { adminToken: 'open sesame' });
  t.match((await app.inject({ url: '/_paystub/health' })).json(), {
    status: 'ok',
    version: /^\d+\.\d+\.\d+/,
  });
  for (const authorization of [undefined, 'Bearer wrong', 'Basic b3Blbg==']) {
    const reply = await app.inject({
      url: '/_paystub/clock',
      headers: authorization ? { authorization } : {},
    });
    t.equal(reply.statusCode, 401);
    t.equal(reply.headers['content-type'], 'application/problem+json');
  }
  const reply = await app.inject({
    url: '/_paystub/clock',
    headers: { authorization: 'Bearer open sesame' },
  });
  t.equal(reply.statusCode, 200);
});

t.test(
  'other websites and rebound names are refused; addresses, service names and our own page are not',
  async (t) => {
    const app = await build(t);
    const statusOf = async (headers: Record<string, string>) =>
      (await app.inject({ url: '/_paystub/clock', headers })).statusCode;
    for (const host of [
      '127.0.0.1:4747',
      '[::1]:4747',
      'localhost:4747',
      'paystub:4747',
      'host.docker.internal:4747',
      'pay.localhost',
    ]) {
      t.equal(await statusOf({ host }), 200, host);
    }
    for (const host of ['evil.example.com', 'paygate.khaytech.com.evil.net:4747'])
      t.equal(await statusOf({ host }), 403, host);
    t.equal(await statusOf({ host: 'localhost:4747', origin: 'http://localhost:4747' }), 200);
    for (const origin of ['https://evil.example.com', 'null', 'http://localhost:9999']) {
      t.equal(await statusOf({ host: 'localhost:4747', origin }), 403, origin);
    }
  },
);

t.test('credentials are ready to paste, with the workspace in their addresses', async (t) => {
  const app = await build(t);
  const reply = await app.inject({
    url: '/@ci-42/_paystub/credentials',
    headers: { host: 'localhost:4747' },
  });
  const [paygate] = reply.json().data;
  t.match(paygate, {
    provider: 'paygate',
    base_urls: ['http://localhost:4747/@ci-42/paygate', 'http://localhost:4747/@ci-42/paygate/api'],
  });
  t.strictSame(paygate.merchants[0].keys, sample);
  t.notOk(
    paygate.merchants.some(({ merchant }: { merchant: string }) => merchant === 'Closed Shop'),
    'keys that are refused are not offered',
  );
});

t.test('lists page by cursor, newest first, and filter', async (t) => {
  const app = await build(t);
  for (let order = 0; order < 7; order++) await initiate(app, { order_id: `order-${1000 + order}` });
  await control(app, 'POST', 'payments/order-1003/events', { event: 'pay' });
  const seen: string[] = [];
  let next: number | null = null;
  do {
    const { body }: { body: { data: { reference: string }[]; next: number | null } } = await control(
      app,
      'GET',
      `payments?limit=3${next === null ? '' : `&cursor=${next}`}`,
    );
    t.ok(body.data.length <= 3);
    seen.push(...body.data.map(({ reference }) => reference));
    next = body.next;
  } while (next !== null);
  t.strictSame(
    seen,
    [6, 5, 4, 3, 2, 1, 0].map((order) => `order-${1000 + order}`),
  );
  const count = async (query: string) => (await control(app, 'GET', `payments?${query}`)).body.data.length;
  t.equal(await count('state=success'), 1);
  t.equal(await count('phase=open'), 6);
  t.equal(await count('provider=paygate'), 7);
  t.equal(await count('provider=nobody'), 0);
  t.equal((await control(app, 'GET', 'payments?phase=unknown')).status, 422);
  t.equal((await control(app, 'GET', 'payments?limit=0')).status, 422);
  t.equal((await control(app, 'GET', 'payments?colour=red')).status, 422);
});

t.test('a payment is found by its id or its order id, and tells its whole story', async (t) => {
  const app = await build(t);
  const id = await initiate(app);
  const { body } = await control(app, 'GET', 'payments/256985412569');
  t.match(body, {
    id,
    provider: 'paygate',
    state: 'pending',
    phase: 'open',
    amount: '100',
    currency: 'USD',
    reference: '256985412569',
    merchant: 'Sample Shop',
    events: ['pay', 'fail'],
    timeline: [{ event: 'open', from: null, to: 'pending' }],
    webhooks: [],
  });
  t.equal((await app.inject({ url: new URL(body.page).pathname })).statusCode, 200);
});

t.test('the journal keeps requests and replies, by operation and status, until it is cleared', async (t) => {
  const app = await build(t);
  await initiate(app);
  await initiate(app, { currency: 'none' }).catch(() => {});
  await app.inject({ url: '/paygate/nowhere' });
  const { body } = await control(app, 'GET', 'requests');
  t.match(body.data, [
    { id: 'req_3', operation: null, status: 404, url: '/paygate/nowhere' },
    { id: 'req_2', operation: 'payment.initiate', status: 422 },
    { id: 'req_1', operation: 'payment.initiate', status: 200, rule: null },
  ]);
  t.equal((await control(app, 'GET', 'requests?status=422')).body.data.length, 1);
  t.equal((await control(app, 'GET', 'requests?operation=payment.initiate')).body.data.length, 2);
  const { body: whole } = await control(app, 'GET', 'requests/req_2');
  t.equal(whole.reply.body, '{"status":"error","error":["The selected currency is invalid."]}');
  t.match(JSON.parse(whole.request.body), { currency: 'none' });
  t.equal(whole.reply.headers['content-type'], 'application/json');
  t.equal((await control(app, 'DELETE', 'requests')).status, 204);
  t.strictSame((await control(app, 'GET', 'requests')).body, { data: [], next: null });
});

t.test('what is not there, or not so, is told in problem documents', async (t) => {
  const app = await build(t);
  for (const [method, path, status, title] of [
    ['GET', 'payments/none', 404, 'No such payment'],
    ['GET', 'webhooks/wh_9', 404, 'No such webhook'],
    ['POST', 'webhooks/wh_9/resend', 404, 'No such webhook'],
    ['GET', 'requests/req_9', 404, 'No such request'],
    ['GET', 'nowhere', 404, 'Nothing is there'],
    ['POST', 'payments/none/events', 422, 'The input is not right'],
  ] as const) {
    const reply = await control(app, method, path, method === 'POST' ? {} : undefined);
    t.equal(reply.status, status, path);
    t.match(reply.body, { type: 'about:blank', status, title, detail: String });
  }
  const malformed = await app.inject({
    method: 'PUT',
    url: '/_paystub/clock',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  });
  t.match(malformed.json(), { status: 400, title: 'The body cannot be read' });
  const wrongType = await app.inject({
    method: 'PUT',
    url: '/_paystub/clock',
    headers: { 'content-type': 'text/csv' },
    payload: 'a,b',
  });
  t.match(wrongType.json(), { status: 415 });
});
