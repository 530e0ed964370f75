/** A buyer pays on KS Pay's page in a real browser, in Razorpay's and in PayU's manner, and comes back to the shop. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BrowserContextOptions } from 'playwright-core';
import t, { type Test } from 'tap';
import { serve } from '../helper.ts';
import { keysOf, packageOrder, payuFirst, type Shop, sample } from '../kspay/client.ts';
import { openBrowser, skip } from './chromium.ts';

/** The merchant's site: remembers who came, with which query or form. */
async function openShop(t: Test) {
  const heard: { method: string; path: string; fields: Record<string, string> }[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.test');
    const form = new URLSearchParams(await text(request));
    if (pathname !== '/favicon.ico')
      heard.push({
        method: request.method ?? '',
        path: pathname,
        fields: Object.fromEntries([...searchParams, ...form]),
      });
    response.setHeader('content-type', 'text/html').end('<title>Shop</title><h1>Thank you</h1>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.teardown(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Paystub, a shop, an order as the NPM package gets it, and a buyer's browser. */
async function start(
  t: Test,
  {
    who = sample,
    browser = {},
    change = {},
  }: { who?: Shop; browser?: BrowserContextOptions; change?: object } = {},
) {
  const { origin } = await serve(t, { logLevel: 'silent' });
  const shop = await openShop(t);
  const post = async (path: string, headers: Record<string, string>, body: object) => {
    const reply = await fetch(`${origin}/kspay${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return reply.json();
  };
  const { accessToken } = await post(`/auth/generate-token/${who.appId}`, {}, keysOf(who));
  const authorization = `Bearer ${accessToken}`;
  const { paymentMethodId: _all, ...rest } = packageOrder;
  const body = { ...rest, appId: who.appId, redirectUrl: `${shop.url}/paid?order=1001`, ...change };
  const { signature } = await post('/transaction/initiate', { authorization }, body);
  const { order } = await post('/transaction/process', { 'x-signature': signature }, {});
  const status = async () => {
    const id = /tx_\w+/.exec(order.checkoutUrl)?.[0];
    const reply = await fetch(`${origin}/kspay/transaction/txnId/${id}`, { headers: { authorization } });
    return (await reply.json()).result.status;
  };
  const page = await (await openBrowser(t, browser)).newPage();
  return { page, shop, order, status };
}

const thanks = { name: 'Thank you' };
const came = (payment_status: string) => ({
  order: '1001',
  payment_status,
  kspay_id: /^tx_[0-9A-Za-z]{9}$/,
  provider_payment_id: /^pay_[0-9A-Za-z]{14}$/,
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';
  t.test(`the buyer picks a method, pays and is back in the shop${how}`, { skip }, async (t) => {
    const { page, shop, order, status } = await start(t, { browser: { javaScriptEnabled } });
    await page.goto(order.checkoutUrl);
    t.match(await page.title(), 'Pay Sample Shop · KS Pay');
    await page.getByLabel('Wallet').check();
    await page.getByRole('button', { name: /^Pay\s2\.00\sUSD$/ }).click();
    await page.getByRole('heading', thanks).waitFor();
    t.match(shop.heard, [{ method: 'GET', path: '/paid', fields: came('success') }]);
    t.equal(await status(), 'SUCCESS');

    await page.goBack();
    await page.getByRole('heading', { name: 'Payment successful' }).waitFor();
    await page.getByText('Wallet').waitFor();
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await page.getByRole('heading', thanks).waitFor();
    t.match(shop.heard[1], { fields: came('success') });
  });

  t.test(
    `PayU's form opens the page, and its outcome goes to the given address${how}`,
    { skip },
    async (t) => {
      const { page, shop, order, status } = await start(t, {
        who: payuFirst,
        browser: { javaScriptEnabled },
      });
      const form = {
        ...order.details.initiateTransaction,
        surl: `${shop.url}/surl`,
        furl: `${shop.url}/furl`,
      };
      const inputs = Object.entries(form).map(([name, value]) => `<input name="${name}" value="${value}">`);
      await page.setContent(
        `<form method="post" action="${order.checkoutUrl}/payu">${inputs.join('')}<button>Go</button></form>`,
      );
      await page.getByRole('button', { name: 'Go' }).click();
      await page.getByText('Through PayU').waitFor();
      await page.getByRole('button', { name: 'Succeed' }).click();
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Back to the shop' }).click();
      await page.getByRole('heading', thanks).waitFor();
      t.match(shop.heard, [
        {
          method: 'POST',
          path: '/surl',
          fields: { status: 'success', txnid: order.altTxnId, amount: '2.00', mihpayid: /^pay_/ },
        },
      ]);
      t.equal(await status(), 'SUCCESS');
    },
  );
}

t.test(
  'after Fail the shop hears of it; after Expire the page says so and leads back',
  { skip },
  async (t) => {
    const failed = await start(t);
    await failed.page.goto(failed.order.checkoutUrl);
    await failed.page.getByRole('button', { name: 'Fail' }).click();
    await failed.page.getByRole('heading', thanks).waitFor();
    t.match(failed.shop.heard, [{ fields: came('failed') }]);
    t.equal(await failed.status(), 'FAILED');

    const expired = await start(t);
    await expired.page.goto(expired.order.checkoutUrl);
    await expired.page.getByRole('button', { name: 'Expire' }).click();
    await expired.page.getByRole('heading', { name: 'The time for paying is over' }).waitFor();
    t.equal(await expired.status(), 'EXPIRED');
    await expired.page.getByRole('link', { name: 'Back to the shop' }).click();
    await expired.page.getByRole('heading', thanks).waitFor();
    t.match(expired.shop.heard, [{ fields: { payment_status: 'failed', provider_payment_id: '' } }]);
  },
);

t.test('nothing a merchant writes widens the page or runs', { skip }, async (t) => {
  const { page, order } = await start(t, {
    browser: { viewport: { width: 320, height: 600 } },
    change: {
      amount: 999999999999.99,
      referenceNumber: `<script>document.title = 'run'</script> ${'W'.repeat(120)} \u202eمرحبا`,
      redirectUrl: 'javascript:alert(1)',
    },
  });
  await page.goto(order.checkoutUrl);
  t.equal(await page.title(), 'Pay Sample Shop · KS Pay');
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await page.getByText("<script>document.title = 'run'</script>").waitFor();
  await page.getByRole('button', { name: 'Expire' }).click();
  t.equal(await page.getByRole('link').count(), 0, 'an address that is none of the web is no link');
});
