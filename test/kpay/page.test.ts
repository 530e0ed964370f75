/** The hosted page, as a browser without a screen and without scripts meets it. */
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { build, control } from '../helper.ts';
import { create, statusOf } from './client.ts';

const open = (app: FastifyInstance, authority: string, query = '', headers: Record<string, string> = {}) =>
  app.inject({ url: `/kpay/payment/${authority}${query}`, headers });

const press = (app: FastifyInstance, authority: string, outcome?: string) =>
  app.inject({
    method: 'POST',
    url: `/kpay/payment/${authority}?lang=en`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: outcome === undefined ? '' : `outcome=${outcome}`,
  });

t.test('the page speaks the language that is asked for, then the browser’s, then Persian', async (t) => {
  const app = await build(t);
  const authority = await create(app);
  const language = async (query: string, accept?: string) => {
    const { body } = await open(app, authority, query, accept ? { 'accept-language': accept } : {});
    return /<html lang="(..)" dir="(...)"/.exec(body)?.slice(1).join(' ');
  };
  t.equal(await language(''), 'fa rtl');
  t.equal(await language('', 'de-DE,de;q=0.9'), 'fa rtl');
  t.equal(await language('', 'en-GB,en;q=0.9,fa;q=0.8'), 'en ltr');
  t.equal(await language('', 'en;q=0.3, fa-IR;q=0.7'), 'fa rtl');
  t.equal(await language('?lang=fa', 'en'), 'fa rtl');
  t.equal(await language('?lang=en'), 'en ltr');
  t.equal(await language('?lang=nonsense'), 'fa rtl');
  t.equal(await language('?lang=fa&lang=en'), 'en ltr');
});

t.test('Persian digits in Persian, Latin ones in English, and Latin ones to copy', async (t) => {
  const app = await build(t);
  const authority = await create(app, { amount: 250_001, fee_side: 'customer' });
  const persian = (await open(app, authority)).body;
  const english = (await open(app, authority, '?lang=en')).body;
  for (const text of ['۲۵۲٬۵۰۲', '۶۰۳۷', 'بانک ملی ایران', 'پرداخت کردم']) t.ok(persian.includes(text), text);
  for (const text of ['252,502', '250,001', '2,501', '6037', 'I have paid'])
    t.ok(english.includes(text), text);
  for (const page of [persian, english]) {
    t.ok(page.includes('data-copy="252502"'));
    t.ok(page.includes('data-copy="6037990000000006"'));
    t.ok(page.includes('data-copy="IR820540102680020817909002"'));
  }
});

const outcomes = [
  { outcome: undefined, state: 'paid', status: 'OK' },
  { outcome: 'pay', state: 'paid', status: 'OK' },
  { outcome: 'fail', state: 'failed', status: 'NOK' },
  { outcome: 'cancel', state: 'canceled', status: 'NOK' },
];
for (const { outcome, state, status } of outcomes) {
  t.test(`${outcome ?? 'I have paid'}: ${state}, and back to the shop with ${status}`, async (t) => {
    const app = await build(t);
    const authority = await create(app);
    const { statusCode, headers } = await press(app, authority, outcome);
    const back = `http://127.0.0.1:9/done?order=7&authority=${authority}&status=${status}`;
    t.equal(statusCode, 302);
    t.equal(headers.location, back);
    t.equal(await statusOf(app, authority), state);

    const page = (await open(app, authority)).body;
    t.ok(page.includes(back.replaceAll('&', '&amp;')), 'the page has become its end, with the way back');
    t.notMatch(page, /<form|data-watch/);
    const again = await press(app, authority, 'pay');
    t.match(again.headers.location, new RegExp(`/kpay/payment/${authority}\\?lang=en$`), 'no second time');
    t.equal(await statusOf(app, authority), state);
  });
}

t.test('expired: the buyer stays and reads so, whether by the panel or by the clock', async (t) => {
  const app = await build(t);
  const [first, second] = [await create(app), await create(app)];
  t.match((await press(app, first, 'expire')).headers.location, /\/kpay\/payment\/KP/);
  await control(app, 'POST', 'clock/advance', { by: '15m' });
  for (const authority of [first, second]) {
    const { statusCode, body } = await open(app, authority, '?lang=en');
    t.equal(statusCode, 200);
    t.match(body, /The time to pay is over/);
    t.match(body, /status=NOK/);
  }
});

t.test('authority and status join whatever query the address has', async (t) => {
  const app = await build(t);
  const addresses: [callback_url: string, joined: (query: string) => string][] = [
    ['http://shop.test', (query) => `http://shop.test?${query}`],
    ['http://shop.test/?', (query) => `http://shop.test/?${query}`],
    ['http://shop.test/?a=1', (query) => `http://shop.test/?a=1&${query}`],
    ['http://shop.test/?a=1&', (query) => `http://shop.test/?a=1&${query}`],
    ['http://shop.test/?a=1#top', (query) => `http://shop.test/?a=1&${query}#top`],
    ['http://shop.test/#/done?x', (query) => `http://shop.test/?${query}#/done?x`],
    ['http://shop.test/فروش', (query) => `http://shop.test/${encodeURIComponent('فروش')}?${query}`],
  ];
  for (const [callback_url, joined] of addresses) {
    const authority = await create(app, { callback_url });
    const { headers } = await press(app, authority, 'cancel');
    t.equal(headers.location, joined(`authority=${authority}&status=NOK`));
  }
});

t.test('what a merchant writes is shown, never run', async (t) => {
  const app = await build(t);
  const authority = await create(app, {
    description: '<script>alert(1)</script>',
    factor_number: '"><img src=x>',
    callback_url: 'http://shop.test/"><script>',
  });
  const pending = await open(app, authority);
  await press(app, authority, 'cancel');
  for (const { body: page } of [pending, await open(app, authority)]) t.notMatch(page, /<script>alert|<img/);
});

t.test('an unknown payment and a choice that there is not are pages too', async (t) => {
  const app = await build(t);
  t.match(await open(app, 'KP0'), {
    statusCode: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
  const authority = await create(app);
  t.match(await press(app, authority, 'settle'), {
    statusCode: 422,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
  t.equal(await statusOf(app, authority), 'pending');
});
