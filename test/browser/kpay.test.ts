/** A buyer pays on KPAY's card page in a real browser. */
import type { BrowserContextOptions } from 'playwright-core';
import t, { type Test } from 'tap';
import { control, receiver, serve } from '../helper.ts';
import { create } from '../kpay/client.ts';
import { openBrowser, skip } from './chromium.ts';

async function start(t: Test, browser: BrowserContextOptions = {}) {
  const { app, origin } = await serve(t);
  const shop = await receiver(t);
  const authority = await create(app, { callback_url: `${shop.url}/done?order=7` });
  const context = await openBrowser(t, browser);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(`${origin}/kpay/payment/${authority}?lang=en`);
  return { app, shop, authority, context, page, faults };
}

t.test('the buyer copies the card and the amount, pays, and is back in the shop', { skip }, async (t) => {
  const { shop, authority, context, page, faults } = await start(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = async (label: string) => {
    await page.getByRole('button', { name: `Copy: ${label}` }).click();
    return page.evaluate('navigator.clipboard.readText()');
  };
  t.equal(await copied('Card number'), '6037990000000006');
  t.equal(await copied('Amount to pay'), '250000');
  t.match(await page.locator('time').innerText(), /^1[45]:\d\d$/);

  await page.getByRole('button', { name: 'I have paid' }).click();

  await page.waitForURL(/\/done/);
  const back = shop.received.map(({ url }) => url).filter((url) => url.startsWith('/done'));
  t.strictSame(back, [`/done?order=7&authority=${authority}&status=OK`]);
  t.strictSame(faults, []);
});

t.test('an open page follows what happens elsewhere', { skip }, async (t) => {
  const { app, authority, page } = await start(t);
  await control(app, 'POST', `payments/${authority}/events`, { event: 'pay' });
  await page.getByRole('heading', { name: 'Payment complete' }).waitFor();
  t.match(await page.getByRole('link', { name: 'Back to the shop' }).getAttribute('href'), /status=OK$/);
});

t.test('it works without scripts', { skip }, async (t) => {
  const { shop, page } = await start(t, { javaScriptEnabled: false });
  t.equal(await page.getByRole('button', { name: /Copy/ }).count(), 0, 'what needs a script is not shown');
  t.match(await page.locator('time').innerText(), /^1[45]:\d\d$/);
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await page.waitForURL(/\/done/);
  t.match(shop.received[0]?.url, /status=NOK$/);
});

for (const width of [320, 1000]) {
  t.test(`nothing is cut off at ${width} pixels`, { skip }, async (t) => {
    const { page } = await start(t, { viewport: { width, height: 700 } });
    for (const lang of ['fa', 'en']) {
      await page.goto(page.url().replace(/lang=../, `lang=${lang}`));
      t.equal(await page.evaluate('document.documentElement.scrollWidth'), width, lang);
    }
  });
}
