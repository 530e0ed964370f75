import t from 'tap';
import { build, control } from '../helper.ts';
import { call, initiate, live, payment, sample, statusOf } from './client.ts';

t.test('an order id may repeat in test mode, and the first order answers', async (t) => {
  const app = await build(t);
  const first = await initiate(app);
  const second = await initiate(app);
  t.not(first, second);
  await control(app, 'POST', `payments/${first}/events`, { event: 'pay' });
  await control(app, 'POST', `payments/${second}/events`, { event: 'fail' });
  t.equal(await statusOf(app), 'success');
});

t.test('an order id is taken for everybody once a live order has it', async (t) => {
  const app = await build(t);
  await initiate(app, {}, { keys: live });
  for (const keys of [live, sample]) {
    t.strictSame(await call(app, 'initiate', payment, { keys }), {
      status: 422,
      body: { status: 'error', error: ['The order id has already been taken.'] },
    });
  }
});

t.test("a live merchant's page says so in its address", async (t) => {
  const app = await build(t);
  const { body } = await call(app, 'initiate', payment, { keys: live });
  t.match(body.data.redirect_url, `/paygate/make/payment/live/${body.data.id}`);
  const wrong = await app.inject({ url: `/paygate/make/payment/test/${body.data.id}` });
  t.equal(wrong.statusCode, 404);
});

t.test('an absent field gets its one message; empty and blank strings and null are absent', async (t) => {
  const app = await build(t);
  for (const nothing of ['', '   ', null, undefined]) {
    const { body } = await call(app, 'initiate', { ...payment, currency: nothing });
    t.strictSame(body.error, ['The currency field is required.']);
  }
});

t.test('lengths are tried at their edges, and counted in characters', async (t) => {
  const app = await build(t);
  const errorsOf = async (change: object) =>
    (await call(app, 'initiate', { ...payment, ...change })).body.error;
  t.strictSame(await errorsOf({ order_id: 'x'.repeat(9) }), ['The order id must be at least 10 characters.']);
  t.strictSame(await errorsOf({ order_id: 'x'.repeat(10) }), undefined);
  t.strictSame(await errorsOf({ order_id: 'x'.repeat(20) }), undefined);
  t.strictSame(await errorsOf({ order_id: 'x'.repeat(21) }), [
    'The order id may not be greater than 20 characters.',
  ]);
  t.strictSame(await errorsOf({ meta: { customer_name: '😀'.repeat(20) } }), undefined);
  t.strictSame(await errorsOf({ meta: { customer_name: '😀'.repeat(21) } }), [
    'The meta.customer name may not be greater than 20 characters.',
  ]);
  t.strictSame(await errorsOf({ meta: { description: 'x'.repeat(500) } }), undefined);
  t.strictSame(await errorsOf({ meta: { description: 'x'.repeat(501) } }), [
    'The meta.description may not be greater than 500 characters.',
  ]);
});

t.test('wrong types are told in the wording of their field', async (t) => {
  const app = await build(t);
  const { body } = await call(app, 'initiate', {
    currency: ['USD'],
    amount: [],
    ipn_url: 5,
    callback_url: {},
    order_id: true,
    meta: 'none',
  });
  t.strictSame(body.error, [
    'The selected currency is invalid.',
    'The amount must be a number.',
    'The ipn url format is invalid.',
    'The callback url format is invalid.',
    'The order id must be a string.',
    'The meta must be an array.',
  ]);
});

t.test('amounts: numbers and numeric text of any form but zero', async (t) => {
  const app = await build(t);
  const errorsOf = async (amount: unknown) =>
    (await call(app, 'initiate', { ...payment, amount })).body.error;
  for (const fine of [100, '100', '100.5', '.5', '5.', '1e3', '+5', -5, '-0.01'])
    t.equal(await errorsOf(fine), undefined, `${fine}`);
  for (const none of ['0x1A', '1,000', 'NaN', 'Infinity', '--5', 'ten'])
    t.strictSame(await errorsOf(none), ['The amount must be a number.'], none);
  for (const zero of [0, '0', '0.00', '-0', '0e5'])
    t.strictSame(await errorsOf(zero), ['The selected amount is invalid.'], `${zero}`);
});

t.test('fields of the query count, and those of the body win', async (t) => {
  const app = await build(t);
  const reply = await app.inject({
    method: 'POST',
    url: `/paygate/payment/initiate?${new URLSearchParams({ ...payment, amount: '7', currency: 'EUR' })}`,
    headers: { ...sample, 'content-type': 'application/json' },
    payload: { currency: 'USD' },
  });
  t.match(reply.json(), { status: 'success', data: { currency: 'USD', amount: '7' } });
});

t.test('a body too large is refused in the envelope, whatever its type', async (t) => {
  const app = await build(t);
  const text = 'x'.repeat(1024 * 1024 + 1);
  for (const [type, payload] of [
    ['application/json', JSON.stringify({ text })],
    ['application/x-www-form-urlencoded', `text=${text}`],
    [
      'multipart/form-data; boundary=b',
      `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${text}\r\n--b--\r\n`,
    ],
    ['text/plain', text],
  ] as const) {
    const reply = await app.inject({
      method: 'POST',
      url: '/paygate/payment/initiate',
      headers: { 'content-type': type },
      payload,
    });
    t.equal(reply.statusCode, 413, type);
    t.strictSame(reply.json(), { status: 'error', error: ['The POST data is too large.'] });
  }
});

t.test("the provider's real host name stands for its mount, and is kept in what is minted", async (t) => {
  const app = await build(t);
  const headers = { host: 'paygate.khaytech.com', ...sample };
  const reply = await app.inject({ method: 'POST', url: '/api/payment/initiate', headers, payload: payment });
  t.equal(reply.statusCode, 200);
  const { id, redirect_url } = reply.json().data;
  t.equal(redirect_url, `http://paygate.khaytech.com/make/payment/test/${id}`);
  t.equal((await app.inject({ url: `/make/payment/test/${id}`, headers })).statusCode, 200);
});

t.test('minted addresses follow --public-url and the workspace', async (t) => {
  const app = await build(t, { publicUrl: 'https://pay.example.test' });
  const { body } = await call(app, 'initiate', payment, { workspace: '/%40ci-42' });
  t.equal(
    body.data.redirect_url,
    `https://pay.example.test/%40ci-42/paygate/make/payment/test/${body.data.id}`,
  );
});
