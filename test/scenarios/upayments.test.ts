import { control } from '../helper.ts';
import { ask, plain, vendors } from '../upayments/after-charge.ts';
import { strict } from '../upayments/client.ts';
import { lost, type Play, playShipped } from './stage.ts';
import {
  body,
  captured,
  charged,
  deduction,
  make,
  saved,
  sent,
  statusOf,
  strictCharge,
  told,
} from './upayments-calls.ts';

/** A charge becomes so after a while, and not before; the receiver is told, once. */
const becomes =
  (almost: string, expected: object, told_: string, last = '1s'): Play =>
  async (t, stage) => {
    const made = await charged(stage);
    await stage.advance(almost);
    t.match(await statusOf(stage, made), { status: 'pending', result: 'PENDING' });
    t.strictSame(told(stage), []);
    await stage.advance(last);
    t.match(await statusOf(stage, made), expected);
    t.strictSame(told(stage), [told_]);
    await stage.advance('1d');
    t.equal(told(stage).length, 1);
    t.equal((await stage.happen(made.id, 'pay')).status, 409, 'for good');
  };

const unavailable = { status: 503, body: { message: 'Service Unavailable' } };
const broken = { status: 500, body: { message: 'Server Error' } };

const plays: Record<string, Play> = {
  pays: becomes(
    '4s',
    { status: 'done', result: 'CAPTURED', track_id: /^\d{29}$/, payment_type: 'knet' },
    'CAPTURED',
  ),
  declined: becomes('1s', { status: 'failed', result: 'NOT CAPTURED', payment_type: 'knet' }, 'NOT CAPTURED'),

  async 'not-captured'(t, stage) {
    const made = await charged(stage);
    await stage.advance('5s');
    const { status, result, redirect_url } = await statusOf(stage, made);
    t.strictSame([status, result], ['failed', 'NOT CAPTURED']);
    const query = new URL(redirect_url).searchParams;
    t.match(query.get('payment_id'), /^[A-Za-z0-9]{32}$/, "a card's");
    t.match(query.get('ref'), /^\d{12}$/, 'a bank was asked');
    t.equal(query.get('auth'), '');
    t.strictSame(told(stage, 'payment_type'), ['card']);
    t.strictSame(told(stage), ['NOT CAPTURED']);
  },

  'secure-step-fails': becomes('4s', { status: 'failed', result: 'FAILED', payment_type: 'card' }, 'FAILED'),

  async approved(t, stage) {
    await becomes('4s', { status: 'done', result: 'APPROVED', is_paid_from_cc: false }, 'APPROVED')(t, stage);
    const [{ id }] = await stage.list('payments');
    const reply = await ask(stage.app, 'create-refund', { orderId: id, totalPrice: 20 });
    t.equal(reply.status, 422, 'nothing was captured that could be refunded');
  },

  async cancelled(t, stage) {
    await becomes('1s', { status: 'canceled', result: 'CANCELED' }, 'CANCELED')(t, stage);
    for (const field of ['post_date', 'tran_id', 'ref', 'auth'])
      t.strictSame(told(stage, field), [''], field);
  },

  expires: becomes('4s', { status: 'canceled', result: 'CANCELED' }, 'CANCELED'),
  'pays-at-last-second': becomes('59m58s', { status: 'done', result: 'CAPTURED' }, 'CAPTURED'),

  async slow(t, stage) {
    const { app, waits } = stage;
    const draw = async () => {
      waits.length = 0;
      for (let n = 0; n < 40; n++) await ask(app, 'check-payment-button-status');
      return [...waits];
    };
    const first = await draw();
    t.ok(new Set(first).size > 30, 'each reply takes its own time');
    t.ok(first.filter((wait) => wait > 4000).length <= 6, 'few are very slow');
    t.ok(Math.max(...first) > 1000 && Math.min(...first) < 500);
    await control(app, 'POST', 'reset');
    await stage.use('upayments/slow');
    t.strictSame(await draw(), first, 'the same seed, the same times');
    t.match(await statusOf(stage, await charged(stage)), { result: 'PENDING' }, 'slow, but it works');
  },

  async flaky(t, stage) {
    const { app } = stage;
    const charge = () => ask(app, 'charge', body(stage));
    t.strictSame(await charge(), broken);
    t.strictSame([(await charge()).status, (await charge()).status], [500, 201], 'the third call works');
    t.equal((await stage.list('payments')).length, 1, 'what failed did nothing');
    const [{ id }] = await stage.list('payments');
    await stage.happen(id, 'pay');
    const { track_id } = (await control(app, 'GET', `payments/${id}`)).body.data;
    const statuses = async (path: string, payload?: object) => {
      const seen = [];
      for (let n = 0; n < 3; n++) seen.push((await ask(app, path, payload)).status);
      return seen;
    };
    t.strictSame(await statuses(`get-payment-status/${track_id}`), [500, 500, 201]);
    t.strictSame(await statuses('create-refund', { orderId: id, totalPrice: 20 }), [500, 500, 201]);
  },

  async 'lost-reply'(t, stage) {
    t.equal(await lost(make(stage)), 'ECONNRESET');
    const [{ id }] = await stage.list('payments');
    t.match(
      (await control(stage.app, 'GET', `payments/${id}`)).body.state,
      'pending',
      'it exists all the same',
    );
    t.equal((await make(stage)).status, 201);
    t.strictSame(
      (await stage.list('payments')).map(({ reference }: { reference: string }) => reference),
      [body(stage).order.id, body(stage).order.id],
      'the repeated call made another of the same order',
    );

    await stage.happen(id, 'pay');
    const refund = () => sent(stage, 'create-refund', { orderId: id, totalPrice: 20 });
    t.equal(await lost(refund()), 'ECONNRESET');
    const again = await refund();
    t.equal(again.status, 422, 'nothing is left to refund');
    t.match(again.body, { errors: { totalPrice: [/must not be greater than 0\.000/] } });
    t.equal(
      (await ask(stage.app, `check-refund-status/${id}`)).status,
      201,
      "found by the charge's order id",
    );

    t.equal(await lost(sent(stage, 'auto-deduct', deduction(stage))), 'ECONNRESET');
    t.match((await sent(stage, 'auto-deduct', deduction(stage))).body, { status: true });
    t.equal((await stage.list('payments?state=done')).length, 3, 'taken twice');
  },

  async 'rate-limited'(t, stage) {
    const made = await charged(stage);
    const status = () => ask(stage.app, `get-payment-status?session_id=${made.session}`);
    for (let n = 1; n <= 30; n++) t.equal((await status()).status, 201, `call ${n}`);
    t.strictSame(await status(), { status: 429, body: { message: 'Too Many Attempts.' } });
    t.equal((await status()).status, 201);
    const buttons = () =>
      stage.app.inject({
        url: '/upayments/api/v1/check-payment-button-status',
        headers: { authorization: `Bearer ${plain}` },
      });
    const [first, second, third] = [await buttons(), await buttons(), await buttons()];
    t.strictSame([first.statusCode, second.statusCode, third.statusCode], [201, 429, 201]);
    t.equal(second.headers['retry-after'], '60');
  },

  async maintenance(t, stage) {
    const { app } = stage;
    t.strictSame(await ask(app, 'charge', body(stage)), unavailable);
    t.strictSame(await ask(app, 'get-payment-status/1'), unavailable);
    t.strictSame(await stage.list('payments'), []);
    await control(app, 'DELETE', 'scenarios');
    const { page } = await charged(stage);
    await stage.use('upayments/maintenance');
    const shown = await app.inject(page);
    t.equal(shown.statusCode, 503);
    t.match(shown.headers['content-type'], /^text\/html/);
  },

  async 'bad-gateway'(t, stage) {
    const reply = await stage.app.inject({
      method: 'POST',
      url: '/upayments/api/v1/charge',
      payload: body(stage),
    });
    t.equal(reply.statusCode, 502);
    t.equal(reply.headers['content-type'], 'text/html');
    t.match(reply.body, '<h1>502 Bad Gateway</h1>');
    t.strictSame(await stage.list('payments'), []);
  },

  async 'webhook-late'(t, stage) {
    const made = await captured(stage);
    t.match(await statusOf(stage, made), { result: 'CAPTURED', notify_url_called: false });
    await stage.advance('4m59s');
    t.strictSame(told(stage), []);
    await stage.advance('1s');
    t.strictSame(told(stage), ['CAPTURED']);
  },

  async 'webhook-early'(t, stage) {
    const card = { ...body(stage), tokens: { creditCard: saved.card.token } };
    const { body: reply } = await ask(stage.app, 'charge', card);
    t.strictSame(told(stage, 'track_id'), [reply.data.trackId], 'told of a track id that nobody knew yet');
    const { session } = await charged(stage);
    await stage.app.inject({
      method: 'POST',
      url: `/upayments/?session_id=${session}`,
      payload: { outcome: 'cancel' },
    });
    t.strictSame(told(stage), ['CAPTURED', 'CANCELED'], 'before the payer is back');
  },

  async 'webhook-twice'(t, stage) {
    await captured(stage);
    t.equal(stage.shop.received.length, 1);
    await stage.advance('3s');
    const [first, second, ...more] = stage.shop.received.map((received) => received.body);
    t.equal(second, first);
    t.equal(more.length, 0);
  },

  async 'webhook-never'(t, stage) {
    const made = await captured(stage);
    await stage.advance('1d');
    t.strictSame(told(stage), []);
    t.match(await stage.list('webhooks'), [{ status: 'dropped', rule: 'upayments/webhook-never#1' }]);
    t.match(
      await statusOf(stage, made),
      { result: 'CAPTURED', notify_url_called: false },
      'the status knows',
    );
  },

  async 'receiver-down'(t, stage) {
    const made = await captured(stage);
    await stage.advance('1d');
    t.strictSame(told(stage), [], 'told once, into the void');
    t.match(await statusOf(stage, made), {
      notify_url_called: true,
      notify_url_response: {
        success: false,
        message: /^Failed to connect to 127\.0\.0\.1 port \d+: Connection refused$/,
      },
    });
    const reply = await ask(stage.app, 'charge', strictCharge(stage), { token: strict });
    t.equal(reply.status, 201);
    const [{ id }] = await stage.list('payments?limit=1');
    await stage.happen(id, 'pay');
    await stage.drain();
    await stage.advance('69s');
    t.strictSame(told(stage), []);
    await stage.advance('1s');
    t.strictSame(told(stage), ['CAPTURED'], 'the third attempt finds it up');
    t.match(await stage.list(`webhooks?payment=${id}`), [{ status: 'delivered', attempts: 3 }]);
  },

  async 'bad-signature'(t, stage) {
    await captured(stage);
    const { body: keys } = await control(stage.app, 'GET', 'credentials');
    t.match(JSON.stringify(keys), 'ntf_sample_6d1c0b9a8e7d5c3b');
    const [webhook] = stage.shop.received;
    t.match(webhook?.headers['x-notification-token'], /^ntf_sample_[0-9a-z]{16}$/);
    t.not(webhook?.headers['x-notification-token'], 'ntf_sample_6d1c0b9a8e7d5c3b');
    t.strictSame(told(stage), ['CAPTURED'], 'nothing else is wrong with it');
  },

  async 'refund-refused'(t, stage) {
    const { id } = await captured(stage);
    const refused = { status: 422, body: { message: 'The given data was invalid.' } };
    t.strictSame(await ask(stage.app, 'create-refund', { orderId: id, totalPrice: 20 }), refused);
    t.equal((await ask(stage.app, `check-refund-status/${id}`)).status, 404, 'nothing was taken');
    const several = await captured(stage, {}, vendors);
    const payload = { orderId: several.id, refundPayload: [] };
    t.strictSame(await ask(stage.app, 'create-multivendor-refund', payload), refused);
  },

  async 'refund-fails'(t, stage) {
    const { id } = await captured(stage);
    const refund = (totalPrice: number) => ask(stage.app, 'create-refund', { orderId: id, totalPrice });
    t.equal((await refund(20)).status, 201);
    await stage.advance('59m');
    t.equal((await refund(1)).status, 422, 'it is taken');
    await stage.advance('1d');
    const { body: found } = await ask(stage.app, `check-refund-status/${id}`);
    t.strictSame(found.data.transaction, { is_refunded: false, is_refunded_date: null });
    t.equal((await refund(20)).status, 201, 'it can be asked for anew');
    t.equal(stage.shop.received.length, 1, 'nobody told');
  },
};

playShipped('upayments', plays);
