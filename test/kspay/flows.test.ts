import type { FastifyInstance } from 'fastify';
import t, { type Test } from 'tap';
import { build, control } from '../helper.ts';
import {
  bare,
  bearer,
  call,
  type Edition,
  editions,
  keysOf,
  order,
  packageOrder,
  payuFirst,
  type Shop,
  sample,
} from './client.ts';

const id = (prefix: string) => new RegExp(`^${prefix}[0-9A-Za-z]{${12 - prefix.length}}$`);
const opaque = /^[0-9A-Za-z]{64}$/;
const signature = /^[0-9a-f]{64}$/;

/** Bodies as the asked style has them: in the envelope with the short form beside the result, or bare. */
const worded = (style: 'envelope' | 'bare', status: number, result: unknown, short?: object) =>
  style === 'bare' ? (short ?? result) : { status, message: 'success', result, ...short };

async function payAs(app: FastifyInstance, checkoutUrl: string, choice: object) {
  const { pathname } = new URL(checkoutUrl);
  return app.inject({
    method: 'POST',
    url: pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(choice as Record<string, string>).toString(),
  });
}

for (const edition of Object.keys(editions) as Edition[]) {
  for (const [who, style] of [
    [sample, 'envelope'],
    [bare, 'bare'],
  ] as const) {
    const at = { edition };
    const named = `${edition}, ${style}`;

    t.test(`${named}: server to server, call by call as documented`, async (t) => {
      const app = await build(t);
      const json = { 'content-type': 'application/json' };
      const authenticate = { headers: json, body: keysOf(who) };

      const token = await call(app, { path: `/auth/generate-token/${who.appId}`, ...authenticate }, at);
      t.equal(token.status, 201);
      const { accessToken, refreshToken } = token.body;
      t.match([accessToken, refreshToken], [opaque, opaque]);
      const pair = { accessToken, refreshToken };
      t.strictSame(token.body, worded(style, 201, pair, pair));

      const signing = await call(app, { path: `/auth/generate-signature/${who.appId}`, ...authenticate }, at);
      t.match(signing.body.signature, signature);
      const given = signing.body.signature;
      t.strictSame(signing.body, worded(style, 201, given, { signature: given }));

      const refreshed = await call(
        app,
        { path: '/auth/refresh-token', headers: { authorization: refreshToken, ...json }, body: keysOf(who) },
        at,
      );
      t.equal(refreshed.status, 201);
      t.not(refreshed.body.accessToken, accessToken);
      const a_token = { authorization: `Bearer ${refreshed.body.accessToken}`, ...json };

      const currencies = await call(app, { method: 'GET', path: '/currencies', headers: a_token }, at);
      t.equal(currencies.status, 200);
      const rupees = {
        name: 'Rupees',
        code: 'INR',
        symbol: 'Rs',
        type: 'FIAT',
        userId: 'us_M6jVa85Zb',
        id: 'c_WkmEe23LeI',
        currencyId: 'c_WkmEe23LeI',
        isActive: true,
        createdAt: '2024-08-03T11:57:59.647Z',
      };
      t.strictSame((style === 'bare' ? currencies.body : currencies.body.result)[0], rupees);

      const methods = await call(
        app,
        { method: 'GET', path: '/c_WkmEe23LeI/payment-methods', headers: a_token },
        at,
      );
      t.strictSame((style === 'bare' ? methods.body : methods.body.result)[0], {
        id: 'pm_Mk55VGvFm',
        paymentMethodId: 'pm_Mk55VGvFm',
        name: 'NET BANKING',
        isActive: true,
      });

      const begun = await call(
        app,
        { path: '/transaction/initiate', headers: { 'x-signature': given }, body: order },
        at,
      );
      t.equal(begun.status, 201);
      const initiated = style === 'bare' ? begun.body : begun.body.result;
      const { pe_txnId, providerOrderId } = initiated;
      t.match(initiated, { pe_txnId: id('tx_'), providerOrderId: /^order_[0-9A-Za-z]{14}$/ });
      t.strictSame(
        begun.body,
        worded(style, 201, { pe_txnId, providerOrderId, amount: 345.67, currency: 'INR' }),
      );

      const processed = await call(
        app,
        { path: '/transaction/process', headers: { 'x-signature': given, ...json } },
        at,
      );
      t.equal(processed.status, 201);
      const made = processed.body.order;
      t.strictSame(processed.body, worded(style, 201, made, { order: made }));
      t.match(made, {
        gateway: 'razorpay',
        mode: 'sandbox',
        clientId: /^rzp_test_/,
        providerOrderId,
        pe_txnId,
      });

      const page = await app.inject({ url: new URL(made.checkoutUrl).pathname });
      t.equal(page.statusCode, 200);
      const end = await payAs(app, made.checkoutUrl, { method: 'UPI' });
      t.equal(end.statusCode, 200, 'nowhere to go: the page itself says so');
      t.match(end.body, 'Payment successful');

      const found = await call(
        app,
        { method: 'GET', path: `/transaction/txnId/${pe_txnId}`, headers: a_token },
        at,
      );
      t.equal(found.status, 200);
      t.match(style === 'bare' ? found.body : found.body.result, {
        id: pe_txnId,
        status: 'SUCCESS',
        paymentMethod: 'UPI',
        providerPaymentId: /^pay_[0-9A-Za-z]{14}$/,
        redirectUrl: null,
      });
      const all = await call(app, { method: 'GET', path: '/transaction', headers: a_token }, at);
      t.match(style === 'bare' ? all.body : all.body.result, [{ id: pe_txnId, appId: who.appId }]);
    });

    t.test(`${named}: the NPM package, ending in the redirect`, async (t) => {
      const app = await build(t);
      const { body: pair } = await call(
        app,
        {
          path: `/auth/generate-token/${who.appId}`,
          body: { accesskey: who.accessKey, secretKey: who.secretKey },
        },
        at,
      );
      const headers = { authorization: `Bearer ${pair.accessToken}` };
      const begun = await call(
        app,
        { path: '/transaction/initiate', headers, body: { ...packageOrder, appId: who.appId } },
        at,
      );
      const given = begun.body.signature;
      t.match(given, signature);
      t.strictSame(begun.body, worded(style, 201, given, { signature: given }));
      await endsInTheRedirect(t, app, given, at);
    });

    t.test(`${named}: the SDK, ending in the redirect`, async (t) => {
      const app = await build(t);
      const { paymentMethodId: _all, ...body } = packageOrder;
      const begun = await call(
        app,
        {
          path: '/transaction/initiate',
          headers: { accessKey: who.accessKey, secretKey: who.secretKey },
          body: { ...body, appId: who.appId, interfaceType: 'sdk' },
        },
        at,
      );
      t.equal(begun.status, 201);
      await endsInTheRedirect(t, app, begun.body.signature, at);
    });
  }
}

async function endsInTheRedirect(t: Test, app: FastifyInstance, given: string, at: { edition: Edition }) {
  const headers = { 'x-signature': given };
  const { body } = await call(app, { path: '/transaction/process', headers }, at);
  const { checkoutUrl, pe_txnId } = body.order;
  const { statusCode, headers: answered } = await payAs(app, checkoutUrl, { method: 'CREDIT CARD' });
  t.equal(statusCode, 302);
  const to = new URL(String(answered.location));
  t.equal(to.origin + to.pathname, 'https://shop.example/paid');
  t.match(Object.fromEntries(to.searchParams), {
    order: '1001',
    payment_status: 'success',
    kspay_id: pe_txnId,
    provider_payment_id: /^pay_[0-9A-Za-z]{14}$/,
  });
  t.strictSame([...to.searchParams.keys()], ['order', 'payment_status', 'kspay_id', 'provider_payment_id']);
}

const orderOf = async (app: FastifyInstance, who: Shop, change: object = {}) => {
  const { body } = await call(app, {
    path: '/transaction/initiate',
    headers: await bearer(app, who),
    body: { ...packageOrder, appId: who.appId, ...change },
  });
  const headers = { 'x-signature': body.signature };
  return (await call(app, { path: '/transaction/process', headers })).body.order;
};

t.test('a failed payment says so in the redirect, behind any query and before the fragment', async (t) => {
  const app = await build(t);
  for (const [redirectUrl, expected] of [
    ['https://shop.example', 'https://shop.example?payment_status=failed&'],
    ['https://shop.example/a?', 'https://shop.example/a?payment_status=failed&'],
    ['app://done?x=1&y=2#there', 'app://done?x=1&y=2&payment_status=failed&'],
  ]) {
    const { checkoutUrl } = await orderOf(app, sample, { redirectUrl });
    const { headers } = await payAs(app, checkoutUrl, { outcome: 'fail' });
    t.ok(String(headers.location).startsWith(expected ?? ''), String(headers.location));
    t.equal(String(headers.location).includes('#there'), redirectUrl?.includes('#there'));
  }
});

t.test('where PayU comes first, the order is a form for its page, and forms lead back', async (t) => {
  const app = await build(t);
  const made = await orderOf(app, payuFirst);
  const form = made.details.initiateTransaction;
  t.match(made, { gateway: 'payu', mode: 'sandbox', altTxnId: /^[0-9A-Za-z]{20}$/ });
  t.match(form, {
    key: 'c0rN3r',
    amount: '2.00',
    productinfo: packageOrder.referenceNumber,
    enforce_paymethod: 'creditcard',
  });

  const post = (url: string, fields: Record<string, string>) => payAs(app, url, fields);
  const page = await post(`${made.checkoutUrl}/payu`, form);
  t.equal(page.statusCode, 200);
  t.match(page.body, `name="surl" value="${form.surl}"`);
  t.equal((await post(`${made.checkoutUrl}/payu`, { ...form, amount: '1.00' })).statusCode, 422);

  const back = await post(made.checkoutUrl, { ...form, method: 'CREDIT CARD', outcome: 'fail' });
  t.match(back.body, `action="${form.furl}"`);
  t.match(back.body, 'name="status" value="failure"');
  t.match(back.body, `name="txnid" value="${made.altTxnId}"`);
  const { statusCode, headers } = await post(form.furl, { status: 'failure' });
  t.equal(statusCode, 302);
  t.match(headers.location, /^https:\/\/shop.example\/paid\?order=1001&payment_status=failed&kspay_id=tx_/);
});

t.test("PayU's hash is the same for the same name, and another for another", async (t) => {
  const app = await build(t);
  const { altTxnId } = await orderOf(app, payuFirst);
  const hash = async (hashName: string) =>
    (await call(app, { path: `/payU/hash/${altTxnId}`, body: { hashName } })).body;
  const first = await hash('payment_source');
  t.strictSame(first, { status: 201, message: 'success', result: first.result });
  t.match(first.result, /^[0-9a-f]{128}$/);
  t.strictSame(await hash('payment_source'), first);
  t.not((await hash('vas_for_mobile_sdk')).result, first.result);
});

t.test('one set of data: begun in one edition, found in the other and by the control API', async (t) => {
  const app = await build(t);
  const { pe_txnId } = await orderOf(app, sample);
  const found = await call(
    app,
    { method: 'GET', path: `/transaction/txnId/${pe_txnId}`, headers: await bearer(app) },
    { edition: 'v1' },
  );
  t.equal(found.body.result.status, 'PROCESSING');
  const { body } = await control(app, 'GET', `payments/${packageOrder.referenceNumber}`);
  t.match(body, {
    id: pe_txnId,
    provider: 'kspay',
    amount: '2.00',
    currency: 'USD',
    merchant: 'Sample Shop',
  });
});

t.test(
  "the provider's real host names stand for their editions, and are kept in what is minted",
  async (t) => {
    const app = await build(t);
    const asked = (host: string, url: string) => app.inject({ url, headers: { host } });
    t.equal((await asked('payment-api.p2epl.io', '/v1/transaction')).json().code, 9000);
    for (const host of ['pay-open-sandboxapi.kalp.studio', 'pay-open-liveapi.kalp.studio']) {
      t.equal((await asked(host, '/transaction')).json().code, 9000);
      const begun = await app.inject({
        method: 'POST',
        url: '/transaction/initiate',
        headers: { host, ...keysOf(sample) },
        payload: packageOrder,
      });
      const { signature } = begun.json();
      const headers = { host, 'x-signature': signature };
      const { order } = (await app.inject({ method: 'POST', url: '/transaction/process', headers })).json();
      t.equal(order.checkoutUrl, `http://${host}/checkout/${order.pe_txnId}`);
      t.equal((await asked(host, `/checkout/${order.pe_txnId}`)).statusCode, 200);
    }
  },
);
