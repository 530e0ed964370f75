/** The coin page, as a browser without a screen meets it. */
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { build } from '../helper.ts';
import { advance, happen, omid, open, statusOf } from './gateway-client.ts';

const page = (app: FastifyInstance, id: string, query = '?lang=en', headers: Record<string, string> = {}) =>
  app.inject({ url: `/kpay/gateway/pay/${id}${query}`, headers });

const press = (app: FastifyInstance, id: string, outcome: string, query = '?lang=en') =>
  app.inject({
    method: 'POST',
    url: `/kpay/gateway/pay/${id}${query}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `outcome=${outcome}`,
  });

const textOf = (html: string): string =>
  html
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ');

const copied = (html: string): string[] =>
  [...html.matchAll(/data-copy="([^"]*)"/g)].map(([, value = '']) => value);

const outcomes = (html: string): string[] =>
  [...html.matchAll(/name="outcome" value="([^"]*)"/g)].map(([, value = '']) => value);

t.test('an open payment shows what a wallet needs', async (t) => {
  const app = await build(t);
  const { id, deposit_address, memo } = await open(app, {
    currency: 'xrp',
    amount_crypto: undefined,
    amount_usd: 20,
  });
  const { statusCode, headers, body } = await page(app, id);
  t.equal(statusCode, 200);
  t.match(headers['content-type'], /^text\/html/);
  t.strictSame(copied(body), ['40', deposit_address, memo]);
  t.match(body, `<svg class="qr"`);
  t.match(body, `data-watch="../payments/${id}"`);
  const text = textOf(body);
  for (const words of [
    'Pay with XRP',
    'Network ripple',
    'Price 20 USD',
    'Order INV-1',
    'Time left 1:00:00',
    'Memo',
  ])
    t.match(text, words);
  t.strictSame(outcomes(body), ['pay', 'underpay', 'overpay', 'expire', 'fail']);
});

t.test('the time that is left is counted by the clock of the workspace', async (t) => {
  const app = await build(t);
  const { id } = await open(app, { expires_minutes: 90 });
  await advance(app, '31m');
  t.match(textOf((await page(app, id)).body), /Time left 5(8:59|9:00)/);
});

t.test('it speaks Persian unless the address or the browser asks for English', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  const languageOf = async (query: string, accept?: string) =>
    /<html lang="(\w+)" dir="(\w+)"/
      .exec((await page(app, id, query, accept === undefined ? {} : { 'accept-language': accept })).body)
      ?.slice(1);
  t.strictSame(await languageOf(''), ['fa', 'rtl']);
  t.strictSame(await languageOf('', 'de-DE, fr;q=0.5'), ['fa', 'rtl']);
  t.strictSame(await languageOf('', 'en-GB,fa;q=0.5'), ['en', 'ltr']);
  t.strictSame(await languageOf('?lang=fa', 'en'), ['fa', 'rtl']);
  t.strictSame(await languageOf('?lang=en', 'fa'), ['en', 'ltr']);
  t.match(textOf((await page(app, id, '?lang=fa')).body), 'زمان باقی‌مانده ۱:۰۰:۰۰');
});

t.test('the panel plays the network, step by step', async (t) => {
  const app = await build(t);
  const { id } = await open(app, { callback_success: 'http://shop.test/ok?cart=7#top' });
  const reply = await press(app, id, 'underpay');
  t.equal(reply.statusCode, 302);
  t.equal(reply.headers.location, `http://localhost:80/kpay/gateway/pay/${id}?lang=en`);
  t.match(await statusOf(app, id), { status: 'pending', received_amount: '0.00500000' });
  t.match(textOf((await page(app, id)).body), 'Still to send 0.005 BTC');
  await press(app, id, 'overpay');
  t.match(await statusOf(app, id), { status: 'pending', received_amount: '0.01050000' });
  const covered = (await page(app, id)).body;
  t.match(textOf(covered), 'Your transfer was seen; waiting for the first confirmation');
  t.strictSame(outcomes(covered), ['confirm', 'fail']);
  t.notMatch(covered, '<svg class="qr"', 'nobody is asked to pay again');
  await press(app, id, 'confirm');
  t.match(textOf((await page(app, id)).body), '1 of 2 confirmations');
  await press(app, id, 'confirm');
  const { body } = await page(app, id);
  t.match(textOf(body), 'Payment complete');
  t.strictSame(outcomes(body), []);
  t.notMatch(body, 'data-watch');
  t.match(
    body,
    `href="http://shop.test/ok?cart=7&amp;order_id=INV-1&amp;payment_id=${id}&amp;status=completed#top"`,
    'added to the query of the address',
  );
});

t.test('what is not paid leads back to callback_failed', async (t) => {
  const app = await build(t);
  for (const [outcome, status] of [
    ['expire', 'expired'],
    ['fail', 'failed'],
  ] as const) {
    const { id } = await open(app, {
      callback_success: 'http://shop.test/ok',
      callback_failed: 'http://shop.test/no',
    });
    await press(app, id, outcome);
    const { body } = await page(app, id);
    t.match(body, `href="http://shop.test/no?order_id=INV-1&amp;payment_id=${id}&amp;status=${status}"`);
  }
});

t.test('without an address to go back to there is no such button', async (t) => {
  const app = await build(t);
  const { id } = await open(app, { callback_success: 'http://shop.test/ok' });
  await happen(app, id, 'fail');
  t.notMatch(textOf((await page(app, id)).body), 'Back to the shop');
});

t.test('money that comes too late is told, and a page that was left open changes nothing', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  await advance(app, '1h');
  t.equal((await press(app, id, 'pay')).statusCode, 302);
  t.match(await statusOf(app, id), { status: 'expired', received_amount: null });
  t.match(textOf((await page(app, id)).body), 'Do not send anything to this address');
  await press(app, id, 'late');
  t.match(await statusOf(app, id), { status: 'expired', received_amount: '0.01000000' });
  t.match(textOf((await page(app, id)).body), 'too little or too late');
});

t.test('what a merchant wrote is text, whatever it says', async (t) => {
  const app = await build(t);
  const { id } = await open(app, { order_id: '<script>alert(1)</script>"\'' });
  const { body } = await page(app, id);
  t.notMatch(body, '<script>alert');
  t.match(body, '&lt;script>alert(1)');
});

t.test('a payment that is not there is told on a page', async (t) => {
  const app = await build(t);
  for (const id of ['6f1c2a34-8d5e-4b7a-9c10-2e3f4a5b6c01', 'nonsense', '%00']) {
    const { statusCode, headers } = await page(app, id);
    t.equal(statusCode, 404, id);
    t.match(headers['content-type'], /^text\/html/);
  }
  const { id } = await open(app, {}, { key: omid.api_key });
  t.equal((await press(app, id, 'nonsense')).statusCode, 422);
});
