import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { ask, disabled, live, plain, whitelabel } from './after-charge.ts';

const token = 12345678;
const card = { number: '5123450000000008', expiry: { month: 1, year: 39 }, securityCode: '100' };

/** A customer's token, made for the merchant. */
const made = async (app: FastifyInstance, customerUniqueToken: unknown = token, asking = {}) =>
  ask(app, 'create-customer-unique-token', { customerUniqueToken }, asking);

const cardsOf = async (app: FastifyInstance, customerUniqueToken: unknown = token, asking = {}) =>
  (await ask(app, 'retrieve-customer-cards', { customerUniqueToken }, asking)).body.data?.customerCards;

const save = (app: FastifyInstance, change: object = {}, customerUniqueToken: unknown = token) =>
  ask(app, 'create-token-from-card', { card: { ...card, ...change }, customerUniqueToken });

t.test('a token comes back as it was sent', async (t) => {
  const app = await build(t);
  for (const sent of [8866268287, '8866268287', '00123456', 12345678, '123456789012345678']) {
    t.same(await made(app, sent), {
      status: 201,
      body: {
        status: true,
        message: 'Customer unique token created successfully',
        data: { customerUniqueToken: sent },
      },
    });
  }
});

t.test('a number that a double cannot hold keeps all its digits', async (t) => {
  const app = await build(t);
  const reply = await ask(app, 'create-customer-unique-token', '{"customerUniqueToken": 123456789012345679}');
  t.equal(reply.status, 201);
  t.equal(reply.body.data.customerUniqueToken, '123456789012345679');
  t.strictSame(await cardsOf(app, '123456789012345679'), []);
  t.equal(await cardsOf(app, '123456789012345680'), undefined, 'its neighbour is another');
});

t.test('a token has 8 to 18 digits', async (t) => {
  const app = await build(t);
  const wrong = [
    ['1234567', 'The customer unique token field must have at least 8 digits.'],
    ['1234567890123456789', 'The customer unique token field must not have more than 18 digits.'],
    [1234567, 'The customer unique token field must be at least 10000000.'],
    [12345678.5, 'The customer unique token field must be an integer.'],
    ['12345678a', 'The customer unique token field must be an integer.'],
    [-12345678, 'The customer unique token field must be at least 10000000.'],
    [true, 'The customer unique token field must be an integer.'],
    [null, 'The customer unique token field is required.'],
  ] as const;
  for (const [sent, text] of wrong) {
    const { status, body } = await made(app, sent);
    t.equal(status, 422, String(sent));
    t.strictSame(body, { message: text, errors: { customerUniqueToken: [text] } }, String(sent));
  }
});

t.test('a card that is saved is listed, masked', async (t) => {
  const app = await build(t);
  await made(app);
  t.strictSame(await cardsOf(app), []);

  const { status, body } = await save(app);

  t.equal(status, 201);
  t.match(body, {
    status: true,
    message: 'Data received successfully',
    data: { brand: 'MASTERCARD', number: '512345xxxxxx0008', scheme: 'MASTERCARD', token: /^\d{16}$/ },
  });
  await save(app, { number: '4111111111111111', expiry: { month: '12', year: '2038' } });
  const amex = await save(app, { number: '378282246310005', securityCode: '1234' });
  t.match(amex.body.data, { brand: 'AMEX', number: '378282xxxxx0005' });
  t.strictSame(
    (await cardsOf(app)).map(({ number }: { number: string }) => number),
    ['512345xxxxxx0008', '411111xxxxxx1111', '378282xxxxx0005'],
  );
  t.equal((await save(app)).body.data.token, body.data.token, 'the same card keeps its token');
  t.equal((await cardsOf(app)).length, 3);
});

t.test('a card must be right, and all that is wrong is told at once', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-30T20:59:59Z' });
  await made(app);
  t.equal((await save(app, { expiry: { month: 11, year: 26 } })).status, 201, 'its last month');
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  const wrong = [
    [{ expiry: { month: 11, year: 26 } }, 'card.expiry'],
    [{ number: '5123450000000009' }, 'card.number'],
    [{ number: '8888880000000001' }, 'card.number'],
    [{ number: '6011111111111117' }, 'card.number'],
    [{ number: '5123' }, 'card.number'],
    [{ number: undefined }, 'card.number'],
    [{ expiry: { month: 13, year: 39 } }, 'card.expiry.month'],
    [{ expiry: { month: 1, year: 1939 } }, 'card.expiry.year'],
    [{ securityCode: '12' }, 'card.securityCode'],
  ] as const;
  for (const [change, field] of wrong) {
    const { status, body } = await save(app, change);
    t.equal(status, 422, field);
    t.strictSame(Object.keys(body.errors), [field]);
  }
  const all = await save(app, { number: '5123450000000009', expiry: { month: 1, year: 20 } }, 99999999);
  t.strictSame(Object.keys(all.body.errors).sort(), ['card.expiry', 'card.number', 'customerUniqueToken']);
});

t.test('fields may stand in the query of the POST', async (t) => {
  const app = await build(t);
  const post = (path: string) =>
    app.inject({
      method: 'POST',
      url: `/upayments/api/v1/${path}`,
      headers: { authorization: `Bearer ${plain}` },
    });
  const created = await post('create-customer-unique-token?customerUniqueToken=12345678');
  t.equal(created.statusCode, 201);
  t.strictSame(created.json().data, { customerUniqueToken: '12345678' });
  const fields =
    'card[number]=5123450000000008&card[expiry][month]=1&card[expiry][year]=39&card[securityCode]=100';
  t.equal((await post(`create-token-from-card?customerUniqueToken=12345678&${fields}`)).statusCode, 201);
  const listed = await post('retrieve-customer-cards?customerUniqueToken=12345678');
  t.equal(listed.json().data.customerCards.length, 1);
  const added = await post('add-card?customerUniqueToken=12345678&returnUrl=https%3A%2F%2Fshop.test%2F');
  t.equal(added.statusCode, 201);
});

t.test('tokens and cards are the merchant’s own', async (t) => {
  const app = await build(t);
  await made(app);
  await save(app);
  t.equal(await cardsOf(app, token, { token: whitelabel }), undefined, 'another does not have the token');
  await made(app, token, { token: whitelabel });
  t.strictSame(await cardsOf(app, token, { token: whitelabel }), [], 'nor the cards behind it');
  t.equal(await cardsOf(app, token, { workspace: '/@other' }), undefined);
  t.equal((await cardsOf(app)).length, 1);
});

t.test('a token that was not made has no cards and no page', async (t) => {
  const app = await build(t);
  const text = 'The selected customer unique token is invalid.';
  const expected = { status: 422, body: { message: text, errors: { customerUniqueToken: [text] } } };
  t.same(await ask(app, 'retrieve-customer-cards', { customerUniqueToken: 99999999 }), expected);
  t.same(
    await ask(app, 'add-card', { customerUniqueToken: 99999999, returnUrl: 'https://a.test' }),
    expected,
  );
  t.same(await save(app, {}, 99999999), expected);
  t.same(Object.keys((await ask(app, 'add-card', {})).body.errors), ['customerUniqueToken', 'returnUrl']);
});

t.test('every call wants a token that somebody has', async (t) => {
  const app = await build(t);
  for (const path of [
    'create-customer-unique-token',
    'retrieve-customer-cards',
    'add-card',
    'create-token-from-card',
  ]) {
    for (const wrong of [null, 'nobody']) {
      t.same(await ask(app, path, {}, { token: wrong }), {
        status: 401,
        body: { message: 'Not a valid API request' },
      });
    }
    t.same(await ask(app, path, {}, { token: disabled }), { status: 403, body: { message: 'Forbidden' } });
  }
});

t.test('no full card number is kept: not in the journal, not in the data', async (t) => {
  const app = await build(t);
  await made(app);
  const number = '4000056655665556';
  await save(app, { number });
  await save(app, { number: '4000056655665557' });
  await app.inject({
    method: 'POST',
    url: `/upayments/api/v1/create-token-from-card?card[number]=${number}`,
    headers: { authorization: `Bearer ${plain}` },
  });
  const { data } = (await control(app, 'GET', 'requests')).body;
  for (const { id } of data) {
    const text = JSON.stringify((await control(app, 'GET', `requests/${id}`)).body);
    t.notMatch(text, /400005665566555[67]/);
  }
  t.match((await cardsOf(app))[0], { number: '400005xxxxxx5556' });
});

/** An order on the saved card with that token. */
const order = (cardToken: string, change: object = {}) => ({
  order: { id: '20221010125525515728', currency: 'KWD', amount: '50.000' },
  language: 'en',
  reference: { id: '202210101202210101' },
  customer: { uniqueToken: token },
  card: { token: cardToken },
  ...change,
});

t.test('a saved card is charged at once', async (t) => {
  const app = await build(t);
  await made(app);
  const saved = (await save(app)).body.data.token;

  const { status, body } = await ask(app, 'auto-deduct', order(saved));

  t.equal(status, 200);
  const { trackId, transaction } = body.data;
  t.match(body, { status: true, message: 'Your payment transaction was successful' });
  t.match(transaction, {
    track_id: trackId,
    amount: '50.000',
    currency: 'KWD',
    session_id: /^SESSION[0-9A-F]{24}$/,
    status: 'done',
    reference: '202210101202210101',
    payment_id: /^[A-Za-z0-9]{32}$/,
    payment_type: 'card',
    order_id: '20221010125525515728',
    result: 'CAPTURED',
  });
  const found = (await ask(app, `get-payment-status/${trackId}`)).body.data.transaction;
  t.match(found, { result: 'CAPTURED', notify_url: null, notify_url_called: false, is_paid_from_cc: true });
  t.same((await control(app, 'GET', 'webhooks')).body.data, [], 'nobody asked to be told');
  t.equal((await ask(app, 'create-refund', { orderId: found.order_id, totalPrice: 50 })).status, 201);
});

t.test('with a notificationUrl the merchant is told', async (t) => {
  const shop = await receiver(t);
  const app = await build(t);
  await made(app);
  const saved = (await save(app)).body.data.token;
  const { body } = await ask(app, 'auto-deduct', order(saved, { notificationUrl: shop.url }));
  await control(app, 'POST', 'webhooks/drain');
  t.equal(shop.received.length, 1);
  const fields = new URLSearchParams(shop.received[0]?.body);
  t.equal(fields.get('track_id'), body.data.trackId);
  t.equal(fields.get('result'), 'CAPTURED');
});

t.test('only the published test card is captured, and only while it is valid', async (t) => {
  const app = await build(t);
  await made(app);
  const refused = { status: false, data: { transaction: { status: 'failed', result: 'NOT CAPTURED' } } };
  const other = (await save(app, { number: '4111111111111111' })).body.data.token;
  const reply = await ask(app, 'auto-deduct', order(other));
  t.equal(reply.status, 200);
  t.match(reply.body, refused);
  const saved = (await save(app)).body.data.token;
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2039-02-01T00:00:00Z' });
  t.match((await ask(app, 'auto-deduct', order(saved))).body, refused, 'expired');
});

t.test('a card token must be one of that customer', async (t) => {
  const app = await build(t);
  await made(app);
  await made(app, 87654321);
  await made(app, token, { token: live });
  const saved = (await save(app)).body.data.token;
  const expected = {
    status: 422,
    body: { message: 'The selected card.token is invalid.', errors: [] },
  };
  t.same(await ask(app, 'auto-deduct', order('9527876950966555')), expected);
  t.same(await ask(app, 'auto-deduct', order(saved, { customer: { uniqueToken: 87654321 } })), expected);
  t.same(await ask(app, 'auto-deduct', order(saved), { token: live }), expected);
});

t.test('auto-deduct has its own word for who nobody knows', async (t) => {
  const app = await build(t);
  for (const wrong of [null, 'nobody']) {
    t.same(await ask(app, 'auto-deduct', {}, { token: wrong }), {
      status: 401,
      body: { message: 'Unauthorized' },
    });
  }
  t.same(await ask(app, 'auto-deduct', {}, { token: disabled }), {
    status: 403,
    body: { message: 'Forbidden' },
  });
  const { status, body } = await ask(app, 'auto-deduct', {});
  t.equal(status, 422);
  t.strictSame(Object.keys(body.errors), [
    'order.id',
    'order.currency',
    'order.amount',
    'reference.id',
    'customer.uniqueToken',
    'card.token',
  ]);
  for (const amount of [0, '-1', '1.0001', 'x']) {
    const change = { order: { id: '1', currency: 'KWD', amount } };
    const reply = await ask(app, 'auto-deduct', order('1', change));
    t.strictSame(Object.keys(reply.body.errors), ['order.amount'], String(amount));
  }
});
