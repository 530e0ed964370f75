import { createHmac } from 'node:crypto';
import { control } from '../helper.ts';
import { create, statusOf } from '../kpay/client.ts';
import {
  ask,
  asked,
  available,
  calm,
  cardStatus,
  coinStatus,
  fund,
  openCard,
  openCoin,
  paidCoin,
  webhook_secret,
} from './kpay-calls.ts';
import { lost, type Play, playShipped } from './stage.ts';

const xrp = { currency: 'xrp', amount_crypto: '10' };

const plays: Record<string, Play> = {
  async pays(t, stage) {
    const [card, coin] = [await openCard(stage), await openCoin(stage, xrp)];
    await stage.advance('4s');
    t.equal(await cardStatus(stage, card), 'pending');
    t.match(await coinStatus(stage, coin), { received_amount: null });
    await stage.advance('1s');
    t.equal(await cardStatus(stage, card), 'paid');
    t.match(await coinStatus(stage, coin), { status: 'pending', received_amount: '10.000000' });
    await stage.advance('4s');
    t.match(await coinStatus(stage, coin), { status: 'completed' });
    t.strictSame(stage.told('status'), ['pending', 'completed']);
  },

  async declined(t, stage) {
    const [card, coin] = [await openCard(stage), await openCoin(stage)];
    await stage.advance('2s');
    t.equal(await cardStatus(stage, card), 'failed');
    t.match(await coinStatus(stage, coin), { status: 'failed', paid_at: null });
    t.strictSame(stage.told('event'), ['payment.failed']);
  },

  async cancelled(t, stage) {
    const card = await openCard(stage);
    await stage.advance('2s');
    t.equal(await cardStatus(stage, card), 'canceled');
    const late = await stage.happen(card, 'pay');
    t.equal(late.status, 409, 'for good');
  },

  async expires(t, stage) {
    const [card, coin] = [await openCard(stage), await openCoin(stage)];
    await stage.advance('4s');
    t.equal(await cardStatus(stage, card), 'pending');
    await stage.advance('1s');
    t.equal(await cardStatus(stage, card), 'expired');
    t.match(await coinStatus(stage, coin), { status: 'expired' });
    t.strictSame(stage.told('event'), ['payment.expired']);
  },

  async 'pays-at-last-second'(t, stage) {
    const [card, coin] = [await openCard(stage), await openCoin(stage)];
    await stage.advance('14m58s');
    t.equal(await cardStatus(stage, card), 'pending');
    await stage.advance('1s');
    t.equal(await cardStatus(stage, card), 'paid');
    await stage.advance('44m59s');
    t.match(await coinStatus(stage, coin), { received_amount: null });
    await stage.advance('1s');
    t.match(await coinStatus(stage, coin), { received_amount: '0.01000000' });
    await stage.advance('20m');
    t.strictSame(stage.told('status'), ['pending', 'confirming', 'completed']);
  },

  async slow(t, stage) {
    const { app, waits } = stage;
    const draw = async () => {
      waits.length = 0;
      for (let n = 0; n < 40; n++) await statusOf(app, 'none');
      return [...waits];
    };
    const first = await draw();
    t.ok(new Set(first).size > 35, 'each reply takes its own time');
    t.ok(Math.max(...first) > 1000 && Math.min(...first) < 500);
    await control(app, 'POST', 'reset');
    await stage.use('kpay/slow');
    t.strictSame(await draw(), first, 'the same seed, the same times');
    t.equal(await statusOf(app, await create(app)), 'pending', 'slow, but it works');
  },

  async flaky(t, stage) {
    const calls = [ask.createCard, ask.createCoin, (of: typeof stage) => ask.coin(of, 'none'), ask.withdraw];
    const works = [200, 200, 422, 400];
    for (const [index, call] of calls.entries()) {
      const first = await call(stage);
      t.strictSame([first.status, await first.json()], [500, { detail: 'Internal Server Error' }]);
      t.strictSame([(await call(stage)).status, (await call(stage)).status], [500, works[index]]);
    }
    t.equal((await stage.list('payments')).length, 2, 'what failed did nothing');
  },

  async 'lost-reply'(t, stage) {
    await calm(stage);
    await fund(stage);
    await stage.use('kpay/lost-reply');
    t.equal(await lost(ask.createCard(stage)), 'ECONNRESET');
    const list = async () => (await asked(stage, '/transactions')).json();
    t.match(await list(), { total: 1, transactions: [{ status: 'pending' }] }, 'it exists all the same');
    t.equal((await ask.createCard(stage)).status, 200);
    t.match(await list(), { total: 2 }, 'the repeated call made another');

    t.equal(await lost(ask.createCoin(stage)), 'ECONNRESET');
    t.equal((await ask.createCoin(stage)).status, 200);
    const coins = (await stage.list('payments')).filter(
      ({ reference }: { reference: string }) => reference === 'INV-1',
    );
    t.equal(coins.length, 2, 'two with one order id');

    t.equal(await lost(ask.withdraw(stage)), 'ECONNRESET');
    t.equal(await available(stage, 'xrp'), '5.000000', 'the money has left');
    t.equal((await ask.withdraw(stage)).status, 200);
    t.equal(await available(stage, 'xrp'), '0.000000', 'and has left again');
  },

  async 'rate-limited'(t, stage) {
    const calls = [ask.createCard, ask.createCoin, (of: typeof stage) => ask.coin(of, 'none'), ask.withdraw];
    const works = [200, 200, 422, 400];
    for (const [index, call] of calls.entries()) {
      const first = await call(stage);
      t.strictSame([first.status, await first.json()], [429, { detail: 'Too Many Requests' }]);
      t.equal(first.headers.get('retry-after'), '2');
      t.strictSame([(await call(stage)).status, (await call(stage)).status], [429, works[index]]);
    }
  },

  async maintenance(t, stage) {
    for (const path of ['/transactions', '/gateway/currencies', '/gateway/balances', '/shops']) {
      const reply = await asked(stage, path);
      t.strictSame([reply.status, await reply.json()], [503, { detail: 'Service Unavailable' }], path);
    }
    await calm(stage);
    const [card, coin] = [await openCard(stage), await openCoin(stage)];
    await stage.use('kpay/maintenance');
    for (const url of [`/kpay/payment/${card}`, `/kpay/gateway/pay/${coin}`]) {
      const page = await stage.app.inject(url);
      t.equal(page.statusCode, 503, url);
      t.match(page.headers['content-type'], /^text\/html/);
    }
  },

  async 'bad-gateway'(t, stage) {
    for (const call of [ask.createCard, ask.createCoin, ask.withdraw]) {
      const reply = await call(stage);
      t.equal(reply.status, 502);
      t.equal(reply.headers.get('content-type'), 'text/html');
      t.match(await reply.text(), '<h1>502 Bad Gateway</h1>');
    }
    t.strictSame(await stage.list('payments'), []);
  },

  async 'webhook-late'(t, stage) {
    const id = await paidCoin(stage, xrp);
    await stage.advance('4m59s');
    t.match(await coinStatus(stage, id), { status: 'completed' });
    t.equal(stage.shop.received.length, 0);
    await stage.advance('5s');
    t.strictSame(stage.told('status'), ['pending', 'completed'], 'in their order, each five minutes late');
  },

  async 'webhook-twice'(t, stage) {
    await paidCoin(stage);
    await stage.advance('3s');
    const [first, second, ...more] = stage.shop.received.map(
      ({ body, headers }) => body + headers['x-webhook-signature'],
    );
    t.equal(second, first);
    t.equal(more.length, 0);
  },

  async 'webhooks-out-of-order'(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('6s');
    t.match(await coinStatus(stage, id), { status: 'confirming' });
    t.strictSame(stage.told('status'), ['pending']);
    await stage.advance('1s');
    t.strictSame(stage.told('status'), ['pending', 'completed', 'confirming']);
    t.match(await coinStatus(stage, id), { status: 'completed' });
  },

  async 'webhook-never'(t, stage) {
    const id = await paidCoin(stage, xrp);
    await stage.advance('1d');
    t.equal(stage.shop.received.length, 0);
    const rule = 'kpay/webhook-never#1';
    t.match(await stage.list('webhooks'), [
      { status: 'dropped', rule },
      { status: 'dropped', rule },
    ]);
    t.match(await coinStatus(stage, id), { status: 'completed' }, 'its status knows');
  },

  async 'receiver-down'(t, stage) {
    await paidCoin(stage);
    await stage.advance('6m9s');
    t.equal(stage.shop.received.length, 0);
    await stage.advance('1s');
    t.strictSame(stage.told('status'), ['pending'], 'the fourth attempt finds it up');
    t.match(await stage.list('webhooks'), [{ status: 'delivered', attempts: 4 }]);
  },

  async 'bad-signature'(t, stage) {
    await paidCoin(stage);
    const [webhook] = stage.shop.received;
    const body = webhook?.body ?? '';
    const right = `sha256=${createHmac('sha256', webhook_secret).update(body).digest('hex')}`;
    const sent = webhook?.headers['x-webhook-signature'];
    t.match(sent, /^sha256=[0-9a-f]{64}$/, 'it looks like one');
    t.not(sent, right);
    t.strictSame(stage.told('status'), ['pending'], 'the body is as it was');
  },

  async underpaid(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('5s');
    t.match(await coinStatus(stage, id), { status: 'pending', received_amount: '0.00500000' });
    await stage.advance('1h');
    t.match(await coinStatus(stage, id), { status: 'expired', received_amount: '0.00500000' });
    t.strictSame(stage.told('status'), ['pending', 'expired']);
  },

  async 'paid-in-parts'(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('64s');
    t.match(await coinStatus(stage, id), { status: 'pending', received_amount: '0.00500000' });
    await stage.advance('1s');
    t.match(await coinStatus(stage, id), { status: 'pending', received_amount: '0.01000000' });
    await stage.advance('20m');
    t.strictSame(stage.told('status'), ['pending', 'confirming', 'completed']);
  },

  async overpaid(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('20m5s');
    t.match(await coinStatus(stage, id), { status: 'completed', received_amount: '0.01100000' });
    t.match(stage.told('received_amount'), ['0.01100000', '0.01100000', '0.01100000']);
    t.equal(await available(stage, 'btc'), '0.01100000');
  },

  async 'late-money'(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('15s');
    t.match(await coinStatus(stage, id), { status: 'expired', received_amount: '0.01000000' });
    t.strictSame(stage.told('received_amount'), [null], 'the webhook of the expiry is the last');
    t.equal(await available(stage, 'btc'), '0.00000000');
  },

  async 'stuck-confirmation'(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('3d');
    t.match(await coinStatus(stage, id), {
      status: 'pending',
      received_amount: '0.01000000',
      confirmations: 0,
    });
    t.strictSame(stage.told('status'), ['pending']);
  },

  async 'slow-confirmations'(t, stage) {
    const id = await openCoin(stage);
    await stage.advance('1h4s');
    t.match(await coinStatus(stage, id), { status: 'pending' }, 'it does not expire');
    await stage.advance('1s');
    t.match(await coinStatus(stage, id), { status: 'confirming' });
    await stage.advance('1h');
    t.strictSame(stage.told('status'), ['pending', 'confirming', 'completed']);
  },

  async 'withdrawal-fails'(t, stage) {
    await fund(stage);
    const { status } = await (await ask.withdraw(stage)).json();
    t.equal(status, 'pending');
    t.equal(await available(stage, 'xrp'), '5.000000');
    await stage.advance('1s');
    t.equal(await available(stage, 'xrp'), '5.000000');
    await stage.advance('1s');
    t.equal(await available(stage, 'xrp'), '10.000000', 'it has come back');
  },
};

playShipped('kpay', plays);
