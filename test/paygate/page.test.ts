/** The hosted page, as a browser without a screen meets it. */
import type { FastifyInstance } from 'fastify';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { defaults } from '../../src/config.ts';

/** The document's sample merchant; it is in test mode. */
const sample = {
  apikey: '9a5cd8e5beb32c70400bfdcf5f576562bd09202d',
  secretkey: 'f2cc7f986a81b14525807a37a6a89ec99b8a82b6',
};
const live = {
  apikey: '11f3a0c5e2b94d7f8a6b3c1d0e9f8a7b6c5d4e3f',
  secretkey: '0b1c2d3e4f5a6978877665544332211000ffeedd',
};

async function start(t: Test): Promise<FastifyInstance> {
  // Notifications reach nobody here: the only allowed target is a name that no order uses.
  const app = await buildApp({ ...defaults, logLevel: 'silent', allowTarget: ['nobody.test'] });
  t.teardown(() => app.close());
  return app;
}

/** Starts a payment and answers where its page is. */
async function initiate(app: FastifyInstance, fields: Record<string, unknown> = {}, headers = sample) {
  const reply = await app.inject({
    method: 'POST',
    url: '/paygate/payment/initiate',
    headers,
    payload: {
      currency: 'USD',
      amount: 100,
      order_id: '1823456781',
      ipn_url: 'http://shop.test/ipn',
      callback_url: 'http://shop.test/thanks',
      ...fields,
    },
  });
  return new URL(reply.json().data.redirect_url).pathname;
}

const open = (app: FastifyInstance, page: string) => app.inject(page);

const confirm = (app: FastifyInstance, page: string, fields: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: page.replace('/make/payment/', '/make/payment/confirm/'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

/** What a reader sees: the text between the tags, blanks folded. */
const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const radios = (html: string) =>
  [...html.matchAll(/<input type="radio"[^>]*>/g)].map(([tag]) => ({
    value: /value="([^"]*)"/.exec(tag)?.[1],
    checked: / checked/.test(tag),
  }));

t.test('the page lists the methods, each with its charge and what it comes to', async (t) => {
  const app = await start(t);
  const page = await initiate(app, { meta: { description: 'Two cups of tea' } });
  const { statusCode, headers, body } = await open(app, page);
  t.equal(statusCode, 200);
  t.match(headers['content-type'], /^text\/html/);
  const text = textOf(body);
  for (const words of [
    'Paystub sandbox: no money moves here',
    'Test mode',
    'Pay Sample Shop',
    'Two cups of tea',
    'Debit or credit card Charge 3.20 USD',
    'PayGate wallet No charge',
    'Bank transfer Charge 1.00 USD',
    'Order 1823456781',
    'Amount 100.00 USD',
    'Charge 3.20 USD 0.00 USD 1.00 USD',
    'Payable amount 103.20 USD 100.00 USD 101.00 USD',
    'Pay Now',
  ]) {
    t.ok(text.includes(words), words);
  }
  t.same(radios(body), [
    { value: 'card', checked: true },
    { value: 'wallet', checked: false },
    { value: 'bank', checked: false },
  ]);
  t.ok(body.includes(`action="http://localhost:80${page.replace('/payment/', '/payment/confirm/')}"`));
});

t.test('amounts are exact and have the digits of the currency', async (t) => {
  const app = await start(t);
  const text = textOf((await open(app, await initiate(app, { amount: '1234567.895' }))).body);
  t.ok(text.includes('Amount 1,234,567.90 USD'));
  t.ok(text.includes('Bank transfer Charge 1.00 USD'));
  t.ok(text.includes('1,234,568.90 USD'));
  const large = await initiate(app, { amount: '9007199254740993' });
  t.ok(textOf((await open(app, large)).body).includes('Amount 9,007,199,254,740,993.00 USD'));
});

t.test('a live merchant has no test badge', async (t) => {
  const app = await start(t);
  const { body } = await open(app, await initiate(app, {}, live));
  t.notOk(textOf(body).includes('Test mode'));
  t.ok(textOf(body).includes('Pay Sample Shop Live'));
});

t.test('after a failure the page shows the alert and can be used again', async (t) => {
  const app = await start(t);
  const page = await initiate(app);
  t.notOk((await open(app, page)).body.includes('role="alert"'));

  const failed = await confirm(app, page, { outcome: 'fail', method: 'bank' });
  t.equal(failed.statusCode, 302);
  t.equal(new URL(failed.headers.location ?? '').pathname, page);
  const { statusCode, body } = await open(app, page);
  t.equal(statusCode, 200);
  t.match(body, /role="alert".*Something bad happened\. Please try again/s);
  t.same(
    radios(body).find(({ checked }) => checked),
    { value: 'bank', checked: true },
    'the method stays chosen',
  );

  const paid = await confirm(app, page, { method: 'bank' });
  t.equal(paid.statusCode, 302);
  t.match(paid.headers.location, /^http:\/\/shop\.test\/thanks\?status=success&/);
});

t.test('a complete payment has no form, only the way back to the shop', async (t) => {
  const app = await start(t);
  const page = await initiate(app, { callback_url: 'http://shop.test/thanks?a=1&b="' });
  const { headers } = await confirm(app, page, { method: 'wallet' });
  const { statusCode, body } = await open(app, page);
  t.equal(statusCode, 200);
  const text = textOf(body);
  t.ok(text.includes('This payment is complete'));
  t.ok(text.includes('Amount 100.00 USD'));
  t.ok(text.includes('Paid with PayGate wallet'));
  t.notMatch(body, /<form|<input|<button/);
  const [, href = ''] = /<a class="button" href="([^"]*)"/.exec(body) ?? [];
  t.equal(href.replaceAll('&quot;', '"').replaceAll('&amp;', '&'), headers.location);
});

t.test('a buyer who leaves changes nothing and can come back', async (t) => {
  const app = await start(t);
  const page = await initiate(app);
  const { statusCode, body } = await confirm(app, page, { outcome: 'leave', method: 'card' });
  t.equal(statusCode, 200);
  t.ok(textOf(body).includes('Order 1823456781 stays pending'));
  t.match(body, new RegExp(`href="http://localhost:80${page}"`));
  const { data } = (await app.inject('/_paystub/webhooks')).json();
  t.same(data, [], 'no notification');
  t.ok((await open(app, page)).body.includes('Pay Now'));
});

t.test('what merchants write is shown as text', async (t) => {
  const app = await start(t);
  const description = `<script>alert(1)</script>" onload='x' ${'W'.repeat(300)} مرحبا \u{1f9fe}`;
  const page = await initiate(app, { order_id: '"><b>\'&lt;</b>', meta: { description } });
  await confirm(app, page, { outcome: 'fail', method: '"><img src=x>' });
  const { body } = await open(app, page);
  t.notMatch(body, /<script|<b>'|<img/);
  t.ok(body.includes('&lt;script>alert(1)&lt;/script>'));
  t.ok(body.includes('مرحبا \u{1f9fe}'));
  t.equal(radios(body)[0]?.checked, true, 'a method that does not exist is none');
  const left = await confirm(app, page, { outcome: 'leave' });
  t.notMatch(left.body, /<b>'/);
  t.match(left.headers['content-security-policy'], /default-src 'none'/);
});

t.test('an unknown payment is a page that says so', async (t) => {
  const app = await start(t);
  const page = await initiate(app);
  const wrong = [
    '/paygate/make/payment/test/00000000-0000-4000-8000-000000000000',
    page.replace('/test/', '/live/'),
    page.replace('/test/', '/<script>/'),
    `/@elsewhere${page}`,
  ];
  for (const url of wrong) {
    const { statusCode, headers, body } = await open(app, url);
    t.equal(statusCode, 404, url);
    t.match(headers['content-type'], /^text\/html/);
    t.ok(textOf(body).includes('We cannot find this payment'));
    t.notOk(body.includes('<script'));
  }
  const { statusCode } = await confirm(app, wrong[0] ?? '');
  t.equal(statusCode, 404, 'nor can it be confirmed');
});

t.test('confirming twice pays once', async (t) => {
  const app = await start(t);
  const page = await initiate(app);
  t.equal((await confirm(app, page)).statusCode, 302);
  for (const outcome of ['succeed', 'fail']) {
    const { statusCode, headers, body } = await confirm(app, page, { outcome });
    t.equal(statusCode, 409, outcome);
    t.match(headers['content-type'], /^text\/html/);
    t.ok(textOf(body).includes('This payment is already complete'));
  }
  const { data } = (await app.inject('/_paystub/webhooks')).json();
  t.equal(data.length, 1, 'one notification');
});

t.test('an outcome that does not exist is refused, with a page', async (t) => {
  const app = await start(t);
  const { statusCode, body } = await confirm(app, await initiate(app), { outcome: 'explode' });
  t.equal(statusCode, 422);
  t.ok(textOf(body).includes('That choice is not possible'));
});

t.test('the page stays in its workspace', async (t) => {
  const app = await start(t);
  const reply = await app.inject({
    method: 'POST',
    url: '/@blue/paygate/payment/initiate',
    headers: sample,
    payload: {
      currency: 'EUR',
      amount: '5',
      order_id: '1823456781',
      ipn_url: 'http://shop.test/ipn',
      callback_url: 'http://shop.test/thanks',
    },
  });
  const { body } = await open(app, new URL(reply.json().data.redirect_url).pathname);
  t.match(body, /action="http:\/\/localhost:80\/@blue\/paygate\/make\/payment\/confirm\/test\//);
});
