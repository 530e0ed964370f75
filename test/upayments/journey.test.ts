/** The whole way in each method and with each result: link, pages, redirect and webhook as bytes. */
import type { FastifyInstance } from 'fastify';
import t, { type Test } from 'tap';
import { build, control, receiver } from '../helper.ts';
import {
  card,
  charge,
  inside,
  knetCard,
  least,
  link,
  linkFor,
  newest,
  open,
  press,
  whitelabel,
} from './client.ts';

interface Way {
  name: string;
  src: string;
  pay: (app: FastifyInstance, page: string) => Promise<string>;
  result: string;
  state: string;
}

const once = (fields: Record<string, string>) => async (app: FastifyInstance, page: string) =>
  (await press(app, page, fields)).location;

/** The card page, then the 3-D Secure step. */
const secured =
  (fields: Record<string, string>, proof: Record<string, string>) =>
  async (app: FastifyInstance, page: string) => {
    const { status, location } = await press(app, page, fields);
    t.equal(status, 302);
    const step = inside(location);
    t.match(step, /\/payment\/card\/secure\?session_id=/);
    t.equal((await open(app, step)).statusCode, 200);
    return (await press(app, step, proof)).location;
  };

const way = (name: string, src: string, pay: Way['pay'], result: string, state: string): Way => ({
  name,
  src,
  pay,
  result,
  state,
});

const ways: Way[] = [
  way('the test card', 'knet', once(knetCard), 'CAPTURED', 'done'),
  way(
    'the test card as one number',
    'knet',
    once({ ...knetCard, prefix: '', number: '8888880000000001' }),
    'CAPTURED',
    'done',
  ),
  way(
    'the test card in Arabic digits',
    'knet',
    once({ ...knetCard, number: '٠٠٠٠٠٠٠٠٠١' }),
    'CAPTURED',
    'done',
  ),
  way(
    'the test card that has expired',
    'knet',
    once({ ...knetCard, month: '05', year: '2021' }),
    'NOT CAPTURED',
    'failed',
  ),
  way('a wrong PIN', 'knet', once({ ...knetCard, pin: '4321' }), 'NOT CAPTURED', 'failed'),
  way('another card', 'knet', once({ ...knetCard, number: '0000000002' }), 'NOT CAPTURED', 'failed'),
  way('the panel', 'knet', once({ outcome: 'error' }), 'FAILED', 'failed'),
  way('cancel', 'knet', once({ outcome: 'cancel' }), 'CANCELED', 'canceled'),
  way('the test card', 'cc', secured(card, { code: '1' }), 'CAPTURED', 'done'),
  way('a wrong CVV', 'cc', secured({ ...card, cvv: '101' }, { code: '1' }), 'NOT CAPTURED', 'failed'),
  way(
    'another card',
    'cc',
    secured({ ...card, number: '4111111111111111' }, { code: '1' }),
    'NOT CAPTURED',
    'failed',
  ),
  way('a failed 3-D Secure step', 'cc', secured(card, { outcome: 'error' }), 'FAILED', 'failed'),
  way('a cancelled 3-D Secure step', 'cc', secured(card, { outcome: 'cancel' }), 'CANCELED', 'canceled'),
  way('the panel', 'cc', once({ outcome: 'approve' }), 'APPROVED', 'done'),
  way('the panel', 'cc', once({ outcome: 'void' }), 'VOIDED', 'failed'),
  ...['samsung-pay', 'apple-pay', 'google-pay'].flatMap((src) => [
    way('one tap', src, once({}), 'CAPTURED', 'done'),
    way('the panel', src, once({ outcome: 'fail' }), 'NOT CAPTURED', 'failed'),
    way('cancel', src, once({ outcome: 'cancel' }), 'CANCELED', 'canceled'),
  ]),
];

/** What stands in each field, by the kind of end. */
function expected(src: string, result: string, state: string): Record<string, RegExp> {
  const isBank = state !== 'canceled';
  const bank = (pattern: RegExp) => (isBank ? pattern : /^$/);
  const isKnet = src === 'knet';
  return {
    payment_id: isKnet ? /^\d{18}$/ : bank(/^[A-Za-z0-9]{32}$/),
    result: new RegExp(`^${result}$`),
    post_date: bank(/^0917$/),
    tran_id: bank(/^\d{15}$/),
    ref: bank(/^\d{12}$/),
    track_id: /^\d{29}$/,
    auth: state === 'done' ? /^B\d{5}$/ : /^$/,
    order_id: /^k4eJmnNR8ptea-1\d{20}[0-9a-f]{13}$/,
    requested_order_id: /^tea-1$/,
    refund_order_id: /^k4eJmnNR8ptea-1/,
    payment_type: isKnet ? /^knet$/ : /^card$/,
    invoice_id: /^\d{7}$/,
    transaction_date: /^2023-09-17 10:36:43$/,
    receipt_id: /^k4eJmnNR8ptea-1/,
    trn_udf: /^a b&c=é$/,
  };
}

const freeze = (app: FastifyInstance) =>
  control(app, 'PUT', 'clock', { mode: 'frozen', now: '2023-09-17T07:36:43Z' });

function holds(t: Test, fields: [string, string][], patterns: Record<string, RegExp>): void {
  t.strictSame(
    fields.map(([name]) => name),
    Object.keys(patterns),
    'the fields and their order',
  );
  for (const [name, value] of fields) t.match(value, patterns[name] ?? /^never$/, name);
}

for (const { name, src, pay, result, state } of ways) {
  t.test(`${src}, ${name}: ${result}`, async (t) => {
    const app = await build(t);
    const shop = await receiver(t);
    await freeze(app);
    const { page } = await linkFor(app, src, {
      returnUrl: 'http://shop.test/thanks?shop=7',
      cancelUrl: 'http://shop.test/sorry?shop=7',
      notificationUrl: `${shop.url}/hook`,
      customerExtraData: 'a b&c=é',
    });
    t.equal((await open(app, page)).statusCode, 200);

    const location = await pay(app, page);

    const to = state === 'done' ? 'http://shop.test/thanks?shop=7?' : 'http://shop.test/sorry?shop=7?';
    t.ok(location.startsWith(to), 'a ? even behind another query');
    const query = location.slice(to.length);
    t.notMatch(query, /[+ ]/, 'blanks are %20');
    const fields = query
      .split('&')
      .map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]);
    holds(t, fields, expected(src, result, state));

    await control(app, 'POST', 'webhooks/drain');
    t.equal(shop.received.length, 1, 'one webhook');
    const [hook] = shop.received;
    t.equal(hook?.url, '/hook');
    t.equal(hook?.headers['content-type'], 'application/x-www-form-urlencoded');
    t.equal(hook?.headers['x-notification-token'], 'ntf_whitelabel_2a1908f7e6d5c4b3');
    const { payment_type, invoice_id, ...rest } = expected(src, result, state);
    const { transaction_date, receipt_id, trn_udf, ...first } = rest;
    holds(t, [...new URLSearchParams(hook?.body)], {
      ...first,
      invoice_id: invoice_id ?? /^never$/,
      payment_type: payment_type ?? /^never$/,
      payment_method: new RegExp(`^${src}$`),
      transaction_date: transaction_date ?? /^never$/,
      receipt_id: receipt_id ?? /^never$/,
      trn_udf: trn_udf ?? /^never$/,
    });
    t.match(hook?.body, /transaction_date=2023-09-17\+10%3A36%3A43&/, 'as a form writes blanks');
    t.equal((await newest(app)).state, state);

    const end = await open(app, page);
    t.equal(end.statusCode, 200);
    t.notMatch(end.body, /<form/, 'nothing is left to pay');
    t.ok(end.body.includes(location.replaceAll('&', '&amp;')), 'but the way back is there');
    const again = await press(app, page, { outcome: 'cancel' });
    t.equal(again.status, 302);
    t.equal((await newest(app)).state, state, 'a page that was left open changes nothing');
  });
}

t.test('the redirect and the webhook, byte by byte', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  await freeze(app);
  const { page } = await linkFor(app, 'knet', { notificationUrl: shop.url });
  const { location } = await press(app, page, knetCard);
  const { id, data } = await newest(app);
  const { payment_id, tran_id, ref, auth, track_id, invoice_id } = data;
  const head = `payment_id=${payment_id}&result=CAPTURED&post_date=0917&tran_id=${tran_id}&ref=${ref}&track_id=${track_id}&auth=${auth}&order_id=${id}&requested_order_id=tea-1&refund_order_id=${id}`;
  t.equal(
    location,
    `http://shop.test/thanks?${head}&payment_type=knet&invoice_id=${invoice_id}&transaction_date=2023-09-17%2010%3A36%3A43&receipt_id=${id}&trn_udf=`,
  );
  await control(app, 'POST', 'webhooks/drain');
  t.equal(
    shop.received[0]?.body,
    `${head}&invoice_id=${invoice_id}&payment_type=knet&payment_method=knet&transaction_date=2023-09-17+10%3A36%3A43&receipt_id=${id}&trn_udf=`,
  );
});

t.test('who is not whitelabel chooses on the page, and may choose again', async (t) => {
  const app = await build(t);
  const { page } = await link(app);
  t.equal((await newest(app)).data.track_id, null, 'no track id yet');
  const first = await press(app, page, { method: 'apple-pay' });
  t.match(first.location, /\/payment\/wallet\?session_id=/);
  const { track_id } = (await newest(app)).data;
  t.match(track_id, /^\d{29}$/);
  const second = await press(app, page, { method: 'knet' });
  t.match(second.location, /\/kpg\/PaymentHTTP\.htm\?param=paymentInit&trandata=/);
  const { location } = await press(app, inside(second.location), knetCard);
  t.match(location, new RegExp(`track_id=${track_id}&.*payment_type=knet`), 'the track id stays');
});

t.test('whoever does not choose may cancel; there is nothing of a bank then', async (t) => {
  const app = await build(t);
  const { page } = await link(app);
  const { location } = await press(app, page, { outcome: 'cancel' });
  t.match(
    location,
    /^http:\/\/shop\.test\/sorry\?payment_id=&result=CANCELED&post_date=&tran_id=&ref=&track_id=\d{29}&auth=&order_id=.*&payment_type=&invoice_id=/,
  );
});

t.test("an invoice's link leads to the choice", async (t) => {
  const app = await build(t);
  const { page } = await linkFor(app, 'create-invoice', { notificationType: 'link' });
  t.match(page, /\/invoice\/[A-Za-z0-9]{10}$/);
  const { headers } = await open(app, page);
  t.match(headers.location, /\/upayments\/\?session_id=\d{47}$/);
  const { location } = await press(app, inside(String(headers.location)), { method: 'cc' });
  t.match(location, /\/payment\/card\?/);
});

t.test('what an invoice would send stands with the payment', async (t) => {
  const app = await build(t);
  const customer = { email: 'dana@example.com', mobile: '+96512345678' };
  for (const [notificationType, to] of [
    ['email', [customer.email]],
    ['sms', [customer.mobile]],
    ['all', [customer.email, customer.mobile]],
    ['link', []],
  ] as const) {
    const { link } = await linkFor(app, 'create-invoice', { notificationType, customer });
    const { messages } = (await newest(app)).data;
    t.strictSame(
      messages.map((message: { to: string }) => message.to),
      to,
    );
    for (const { text } of messages) t.equal(text, `Whitelabel Shop: 20.000 KWD, Two cups of tea. ${link}`);
  }
});

t.test('a link that nobody pays expires after an hour, or as the request says', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  await freeze(app);
  const notificationUrl = shop.url;
  const { page } = await link(app, { notificationUrl });
  const short = await linkFor(app, 'knet', { notificationUrl, paymentLinkExpiryInMinutes: 5 });
  const states = async () =>
    (await control(app, 'GET', 'payments?provider=upayments')).body.data.map(
      ({ state }: { state: string }) => state,
    );
  await control(app, 'POST', 'clock/advance', { by: '4m59s' });
  t.same(await states(), ['pending', 'pending']);
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  t.same(await states(), ['canceled', 'pending']);
  t.match(shop.received[0]?.body, /result=CANCELED&post_date=&tran_id=&ref=&/);
  const { body } = await control(app, 'POST', 'clock/advance', { by: '1h' });
  t.equal(body.fired[0].at, '2023-09-17T08:36:43.000Z');
  t.same(await states(), ['canceled', 'canceled']);
  for (const address of [page, short.page]) t.match((await open(app, address)).body, /The link has expired/);
});

t.test('the panel can let a link expire at once', async (t) => {
  const app = await build(t);
  const { page } = await link(app);
  t.match((await press(app, page, { outcome: 'expire' })).location, /sorry\?payment_id=&result=CANCELED&/);
  t.match((await open(app, page)).body, /The link has expired/);
});

t.test('a form with a hole in it is shown again, and decides nothing', async (t) => {
  const app = await build(t);
  const { page } = await linkFor(app, 'knet');
  for (const hole of ['prefix', 'number', 'month', 'year', 'pin']) {
    const { status, html } = await press(app, page, { ...knetCard, [hole]: '' });
    t.equal(status, 422, hole);
    t.match(html, /role="alert"/);
    t.notMatch(html, /0000000001"/, 'nothing that was typed comes back');
  }
  const cardPage = await linkFor(app, 'cc');
  for (const hole of ['number', 'expiry', 'cvv', 'name'])
    t.equal((await press(app, cardPage.page, { ...card, [hole]: '' })).status, 422, hole);
  t.equal((await press(app, cardPage.page, { ...card, expiry: '13/39' })).status, 422);
  t.equal((await newest(app)).state, 'pending');
});

t.test('a card is saved for its customer, offered the next time, and can be charged at once', async (t) => {
  const app = await build(t);
  const tokens = { customerUniqueToken: 90908986 };
  const pay = async (fields: Record<string, string>) => {
    const { page } = await linkFor(app, 'cc', { tokens });
    const { location } = await press(app, page, fields);
    return location.startsWith('http://shop.test')
      ? location
      : (await press(app, inside(location), { code: '1' })).location;
  };
  await pay({ ...card, number: '4111111111111111', save: '1' });
  t.notMatch(
    (await open(app, (await linkFor(app, 'cc', { tokens })).page)).body,
    /type="radio"/,
    'a refused card is not kept',
  );
  await pay({ ...card, save: '1' });
  await pay({ ...card, save: '1' });
  const { body } = await open(app, (await linkFor(app, 'cc', { tokens })).page);
  const offered = [...body.matchAll(/name="saved" value="(\d+)"/g)].map(([, token]) => token ?? '');
  t.equal(offered.length, 1, 'the same card once');
  t.match(body, /MASTERCARD 512345xxxxxx0008/);
  t.match(await pay({ saved: offered[0] ?? '' }), /result=CAPTURED/);
  t.notMatch((await open(app, (await linkFor(app, 'cc')).page)).body, /type="radio"/, 'nobody else sees it');

  const charged = await charge(
    app,
    { ...least, paymentGateway: { src: 'cc' }, tokens: { ...tokens, creditCard: offered[0] } },
    { token: whitelabel },
  );
  t.equal(charged.status, 201);
  t.match(charged.body.data, {
    trackId: /^\d{29}$/,
    transactionData: {
      amount: '20.000',
      currency: 'KWD',
      status: 'done',
      result: 'CAPTURED',
      payment_type: 'card',
      redirect_url: /^http:\/\/shop\.test\/thanks\?payment_id=/,
    },
  });
});

t.test('the pages speak the language of the charge', async (t) => {
  const app = await build(t);
  for (const [language, direction, word] of [
    ['EN', 'ltr', 'Credit card'],
    ['Ar', 'rtl', 'بطاقة ائتمان'],
  ] as const) {
    const { page } = await link(app, { language });
    const { body } = await open(app, page);
    t.match(body, new RegExp(`<html lang="${language.toLowerCase()}" dir="${direction}"`));
    t.ok(body.includes(word));
  }
});

t.test('what merchants write is shown as text', async (t) => {
  const app = await build(t);
  const { page } = await link(app, {
    order: { ...least.order, id: '"><b>x</b>', description: '<script>alert(1)</script>' },
  });
  const { body } = await open(app, page);
  t.notMatch(body, /<script>alert|<b>x/);
  t.ok(body.includes('&lt;script>alert(1)&lt;/script>'));
});

t.test('an address of nobody is a page that says so', async (t) => {
  const app = await build(t);
  for (const page of [
    '/upayments/?session_id=1',
    '/upayments/payment/card?session_id=1',
    '/upayments/payment/card/secure?session_id=1',
    '/upayments/payment/wallet?session_id=1',
    '/upayments/kpg/PaymentHTTP.htm?trandata=00',
    '/upayments/invoice/KP0L1gy9rz',
  ]) {
    const { statusCode, body } = await open(app, page);
    t.equal(statusCode, 404, page);
    t.match(body, /We cannot find this payment/);
  }
  t.equal((await open(app, '/upayments/')).statusCode, 422);
});

t.test('card numbers stay out of rows and of the journal, but for the published ones', async (t) => {
  const app = await build(t);
  // A running clock writes digits of its own into ids and dates, the security code's among them now and then.
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const { page } = await linkFor(app, 'cc');
  await press(app, page, { ...card, number: '4111 1111 1111 1111', cvv: '987' });
  const knet = await linkFor(app, 'knet');
  await press(app, knet.page, { ...knetCard, prefix: '', number: '9999010000000042', pin: '9876' });
  const kept = await Promise.all(
    (await control(app, 'GET', 'requests?limit=100')).body.data.map(({ id }: { id: string }) =>
      control(app, 'GET', `requests/${id}`),
    ),
  );
  const everything = JSON.stringify([kept, await newest(app)]);
  t.notMatch(everything, /4111[ +]?1111|9999010000000042|987/);
  t.match(everything, /number=411111xxxxxx1111/);
  t.match(everything, /number=999901xxxxxx0042/);
  t.match((await newest(app)).data.card, /^999901xxxxxx0042$/);
});
