import { control } from '../helper.ts';
import { call, live, patient, payment, sample, statusOf } from '../paygate/client.ts';
import { order, paid, sent, status } from './paygate-calls.ts';
import { lost, type Play, playShipped } from './stage.ts';

const { order_id } = payment;

const plays: Record<string, Play> = {
  async pays(t, stage) {
    await order(stage);
    await stage.advance('4s');
    t.equal(await statusOf(stage.app), 'pending');
    await stage.advance('1s');
    t.equal(await statusOf(stage.app), 'success');
    t.strictSame(stage.told('status'), ['success']);
  },

  async declined(t, stage) {
    const id = await order(stage);
    await stage.advance('2s');
    t.equal(await statusOf(stage.app), 'failed');
    t.strictSame(stage.told('status'), ['error']);
    t.equal((await stage.happen(id, 'pay')).status, 200, 'the buyer may try again');
  },

  async 'declined-then-paid'(t, stage) {
    await order(stage);
    await stage.advance('11s');
    t.equal(await statusOf(stage.app), 'failed');
    await stage.advance('1s');
    t.equal(await statusOf(stage.app), 'success');
    t.strictSame(stage.told('status'), ['error', 'success']);
  },

  async slow(t, stage) {
    const { app, waits } = stage;
    const draw = async () => {
      waits.length = 0;
      for (let n = 0; n < 40; n++) await call(app, 'verify', { order_id });
      return [...waits];
    };
    const first = await draw();
    t.ok(new Set(first).size > 35, 'each reply takes its own time');
    t.ok(first.filter((wait) => wait > 4000).length <= 6, 'few are very slow');
    t.ok(Math.max(...first) > 1000 && Math.min(...first) < 500);
    await control(app, 'POST', 'reset');
    await stage.use('paygate/slow');
    t.strictSame(await draw(), first, 'the same seed, the same times');
    await order(stage);
    t.equal(await statusOf(app), 'pending', 'slow, but it works');
  },

  async flaky(t, stage) {
    const { app } = stage;
    t.strictSame(await call(app, 'initiate', payment), {
      status: 500,
      body: { status: 'error', error: ['Server Error'] },
    });
    t.strictSame([await status(stage), await status(stage)], [500, 200], 'the third call works');
    t.strictSame([await status(stage), await status(stage), await status(stage)], [500, 500, 200], 'anew');
    t.equal((await stage.list('payments')).length, 2, 'what failed did nothing');
    const verify = async () => (await call(app, 'verify', { order_id })).status;
    t.strictSame([await verify(), await verify(), await verify()], [500, 500, 200]);
  },

  async 'lost-reply'(t, stage) {
    const { app } = stage;
    t.equal(await lost(sent(stage, {}, live)), 'ECONNRESET');
    t.equal(await statusOf(app, order_id, { keys: live }), 'pending', 'it exists all the same');
    const again = await sent(stage, {}, live);
    t.equal(again.status, 422, 'in live mode its order id is taken');
    t.strictSame(await again.json(), {
      status: 'error',
      error: ['The order id has already been taken.'],
    });

    const test = { order_id: '0000000002' };
    t.equal(await lost(sent(stage, test)), 'ECONNRESET');
    t.equal((await sent(stage, test)).status, 200, 'in test mode there are two of them now');
    const orders = (await stage.list('payments')).filter(
      ({ reference }: { reference: string }) => reference === test.order_id,
    );
    t.equal(orders.length, 2);
    await stage.happen(orders[0].id, 'pay');
    t.equal(
      await statusOf(app, test.order_id),
      'pending',
      'verify answers for the first, whose page nobody knows',
    );
  },

  async 'rate-limited'(t, stage) {
    for (const path of ['initiate', 'verify']) {
      const ask = () =>
        stage.app.inject({
          method: 'POST',
          url: `/paygate/payment/${path}`,
          headers: sample,
          payload: payment,
        });
      const [first, second, third] = [await ask(), await ask(), await ask()];
      t.strictSame([first.statusCode, second.statusCode, third.statusCode], [429, 429, 200], path);
      t.equal(first.headers['retry-after'], '2');
      t.strictSame(first.json(), { message: 'Too Many Attempts.' });
    }
  },

  async maintenance(t, stage) {
    const { app } = stage;
    for (const path of ['initiate', 'verify']) {
      t.strictSame(await call(app, path, payment), {
        status: 503,
        body: { status: 'error', error: ['Service Unavailable'] },
      });
    }
    await control(app, 'DELETE', 'scenarios');
    const id = await order(stage);
    await stage.use('paygate/maintenance');
    const page = await app.inject(`/paygate/make/payment/test/${id}`);
    t.equal(page.statusCode, 503);
    t.match(page.headers['content-type'], /^text\/html/);
  },

  async 'bad-gateway'(t, stage) {
    const reply = await sent(stage);
    t.equal(reply.status, 502);
    t.equal(reply.headers.get('content-type'), 'text/html');
    t.match(await reply.text(), '<h1>502 Bad Gateway</h1>');
    t.strictSame(await stage.list('payments'), []);
  },

  async 'webhook-late'(t, stage) {
    const { app, shop } = stage;
    const id = await order(stage);
    const back = await app.inject({
      method: 'POST',
      url: `/paygate/make/payment/confirm/test/${id}`,
      payload: { method: 'card' },
    });
    t.match(back.headers.location, /status=success/, 'the buyer is back');
    t.equal(await statusOf(app), 'success');
    await stage.advance('4m59s');
    t.equal(shop.received.length, 0);
    await stage.advance('1s');
    t.strictSame(stage.told('status'), ['success']);
  },

  async 'webhook-twice'(t, stage) {
    await paid(stage);
    t.equal(stage.shop.received.length, 1);
    await stage.advance('3s');
    const [first, second, ...more] = stage.shop.received.map(({ body }) => body);
    t.equal(second, first);
    t.equal(more.length, 0);
  },

  async 'webhooks-out-of-order'(t, stage) {
    await order(stage);
    await stage.advance('11s');
    t.strictSame(stage.told('status'), [], 'the failure is held back');
    await stage.advance('1s');
    t.strictSame(stage.told('status'), ['success', 'error']);
    t.equal(await statusOf(stage.app), 'success');
  },

  async 'webhook-never'(t, stage) {
    await paid(stage);
    await stage.advance('1d');
    t.equal(stage.shop.received.length, 0);
    t.match(await stage.list('webhooks'), [{ status: 'dropped', rule: 'paygate/webhook-never#1' }]);
    t.equal(await statusOf(stage.app), 'success', 'verify knows');
  },

  async 'receiver-down'(t, stage) {
    await paid(stage);
    await stage.advance('1d');
    t.equal(stage.shop.received.length, 0, 'told once, into the void');
    t.match(await stage.list('webhooks'), [{ status: 'failed', attempts: 1 }]);
    const id = await paid(stage, { order_id: '0000000002' }, { keys: patient });
    await stage.advance('69s');
    t.equal(stage.shop.received.length, 0);
    await stage.advance('1s');
    t.strictSame(stage.told('status'), ['success'], 'the third attempt finds it up');
    t.match(await stage.list(`webhooks?payment=${id}`), [{ status: 'delivered', attempts: 3 }]);
  },

  async 'ipn-says-error'(t, stage) {
    await paid(stage);
    t.strictSame(
      stage.shop.received.map(({ body }) => body),
      ['{"status":"error","data":{"message":"Something bad happened. Please try again"}}'],
      'the very bytes of a failure',
    );
    t.equal(await statusOf(stage.app), 'success');
  },
};

playShipped('paygate', plays);
