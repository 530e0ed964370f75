/** A buyer pays on PayGate's page in a real browser, and a shop of the test's own hears of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BrowserContextOptions, Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { defaults } from '../../src/config.ts';
import { openBrowser, skip } from './chromium.ts';

/** The document's sample merchant. */
const keys = {
  ApiKey: '9a5cd8e5beb32c70400bfdcf5f576562bd09202d',
  SecretKey: 'f2cc7f986a81b14525807a37a6a89ec99b8a82b6',
};

interface Heard {
  method: string;
  path: string;
  query: Record<string, string>;
  body: string;
}

/** The merchant: remembers what it hears, in order, and thanks the buyer. */
async function openShop(t: Test) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.test');
    const body = await text(request);
    if (pathname !== '/favicon.ico') {
      const query = Object.fromEntries(searchParams);
      heard.push({ method: request.method ?? '', path: pathname, query, body });
    }
    response.setHeader('content-type', 'text/html').end('<title>Shop</title><h1>Thank you</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Paystub, a shop with an order of 100 USD, and a buyer whose browser shows the order's page. */
async function start(
  t: Test,
  { browser = {}, order = {} }: { browser?: BrowserContextOptions; order?: object } = {},
) {
  const app = await buildApp({ ...defaults, logLevel: 'silent' });
  t.teardown(() => app.close());
  const site = await app.listen({ host: '127.0.0.1', port: 0 });
  const shop = await openShop(t);
  const post = async (path: string, body: object) => {
    const reply = await fetch(`${site}/paygate${path}`, {
      method: 'POST',
      headers: { ...keys, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await reply.json()) as { data: { id: string; redirect_url: string; status: string } };
  };
  const { data } = await post('/payment/initiate', {
    currency: 'USD',
    amount: 100,
    order_id: 'tea-and-cups-1',
    ipn_url: `${shop.url}/ipn`,
    callback_url: `${shop.url}/thanks`,
    ...order,
  });
  const page = await (await openBrowser(t, browser)).newPage();
  await page.goto(data.redirect_url);
  const status = async () => (await post('/payment/verify', { order_id: 'tea-and-cups-1' })).data.status;
  return { page, shop, id: data.id, address: data.redirect_url, status };
}

/** What the summary says beside a label. */
const summary = async (page: Page, label: string): Promise<string> => {
  const row = page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });
  return (await row.locator('dd').innerText()).replaceAll('\u00a0', ' ');
};

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

const atShop = (page: Page) => page.getByRole('heading', { name: 'Thank you' }).waitFor();

/** The query of the callback. */
const thanks = (id: string) => ({
  status: 'success',
  id,
  currency: 'USD',
  amount: '100',
  order_id: 'tea-and-cups-1',
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';
  t.test(`the buyer picks a method and pays; the shop knows first${how}`, { skip }, async (t) => {
    const { page, shop, id, status } = await start(t, { browser: { javaScriptEnabled } });
    t.equal(await summary(page, 'Charge'), '3.20 USD');
    t.equal(await summary(page, 'Payable amount'), '103.20 USD');
    await page.getByLabel('Bank transfer').check();
    t.equal(await summary(page, 'Amount'), '100.00 USD');
    t.equal(await summary(page, 'Charge'), '1.00 USD');
    t.equal(await summary(page, 'Payable amount'), '101.00 USD');

    await press(page, 'Pay Now');
    await atShop(page);
    t.match(shop.heard, [
      { method: 'POST', path: '/ipn' },
      { method: 'GET', path: '/thanks', query: thanks(id) },
    ]);
    t.match(JSON.parse(shop.heard[0]?.body ?? ''), { status: 'success', data: { id, amount: 100 } });
    t.equal(await status(), 'success');

    await page.goBack();
    await page.getByRole('heading', { name: 'This payment is complete' }).waitFor();
    t.equal(await summary(page, 'Paid with'), 'Bank transfer');
    await page.getByRole('link', { name: 'Continue to the shop' }).click();
    await atShop(page);
    t.match(shop.heard[2], { method: 'GET', path: '/thanks', query: thanks(id) });
    t.equal(shop.heard.length, 3, 'one notification');
  });
}

t.test('after Fail the buyer is back on the page, with an alert, and can try again', { skip }, async (t) => {
  const { page, shop, id, address, status } = await start(t);
  await page.getByLabel('PayGate wallet').check();
  await press(page, 'Fail');
  t.equal(await page.getByRole('alert').innerText(), 'Something bad happened. Please try again');
  t.equal(page.url(), address);
  t.equal(await status(), 'failed');
  t.match(shop.heard, [{ method: 'POST', path: '/ipn', body: /"status":"error"/ }]);
  t.equal(shop.heard.length, 1, 'the callback is not called');
  t.ok(await page.getByLabel('PayGate wallet').isChecked(), 'the method stays chosen');

  await press(page, 'Succeed');
  await atShop(page);
  t.match(shop.heard.slice(1), [
    { method: 'POST', path: '/ipn', body: /"status":"success"/ },
    { method: 'GET', path: '/thanks', query: thanks(id) },
  ]);
  t.equal(await status(), 'success');
});

t.test('after Leave nothing was sent, and the way back leads to the page', { skip }, async (t) => {
  const { page, shop, address, status } = await start(t);
  await press(page, 'Leave');
  await page.getByRole('heading', { name: 'You left the payment' }).waitFor();
  t.equal(await status(), 'pending');
  t.same(shop.heard, []);
  await page.getByRole('link', { name: 'Back to the payment page' }).click();
  await page.getByRole('button', { name: 'Pay Now' }).waitFor();
  t.equal(page.url(), address);
});

t.test('the keyboard alone is enough', { skip }, async (t) => {
  const { page, shop, id } = await start(t);
  for (const key of ['Tab', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  t.equal(await summary(page, 'Payable amount'), '101.00 USD');
  await page.keyboard.press('Enter');
  await atShop(page);
  t.match(shop.heard[1], { path: '/thanks', query: thanks(id) });
});

t.test('nothing a merchant writes widens the page or runs', { skip }, async (t) => {
  const { page } = await start(t, {
    browser: { viewport: { width: 320, height: 600 } },
    order: {
      amount: '1e90',
      meta: {
        description: `<script>document.title = 'run'</script> ${'W'.repeat(300)} \u202eمرحبا \u{1f9fe}`,
      },
    },
  });
  t.equal(await page.title(), 'Pay Sample Shop · PayGate');
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await page.getByText("<script>document.title = 'run'</script>").waitFor();
});
