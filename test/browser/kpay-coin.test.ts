/** A buyer pays in coins in a real browser, while blocks come by the workspace's clock. */
import type { BrowserContextOptions } from 'playwright-core';
import t, { type Test } from 'tap';
import { serve } from '../helper.ts';
import { advance, happen, open } from '../kpay/gateway-client.ts';
import { openBrowser, skip } from './chromium.ts';

/** Paystub, a payment of 0.01 btc, and a buyer whose browser shows its page. */
async function start(t: Test, browser: BrowserContextOptions = {}, change: object = {}) {
  const { app, origin } = await serve(t);
  const asked = { callback_success: `${origin}/_paystub/health?shop=7`, ...change };
  const payment = await open(app, asked);
  const context = await openBrowser(t, browser);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${origin}/kpay/gateway/pay/${payment.id}?lang=en`);
  return { app, context, page, payment, errors };
}

t.test('the page follows the payment to its end by itself', { skip }, async (t) => {
  const { app, page, payment, errors } = await start(t);
  const { id } = payment;
  let loads = 0;
  page.on('load', () => loads++);
  await happen(app, id, 'receive', { amount: '0.004' });
  await page.getByText('Part of the amount has arrived').waitFor();
  await happen(app, id, 'pay');
  await page.getByText('waiting for the first confirmation').waitFor();
  await advance(app, '10m');
  await page.getByText('1 of 2 confirmations').waitFor();
  await advance(app, '10m');
  await page.getByRole('heading', { name: 'Payment complete' }).waitFor();
  t.equal(loads, 0, 'without loading the page anew');
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  await page.waitForURL(/health/);
  t.strictSame(errors, [], 'the browser has nothing to complain of');
  t.match(page.url(), `?shop=7&order_id=INV-1&payment_id=${id}&status=completed`);
});

t.test('amount and address are copied as they are', { skip }, async (t) => {
  const { context, page, payment } = await start(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate('navigator.clipboard.readText()');
  await page.getByRole('button', { name: 'Copy: Amount' }).click();
  await page.getByText('Copied').first().waitFor();
  t.equal(await clipboard(), '0.01');
  await page.getByRole('button', { name: 'Copy: Deposit address' }).click();
  await page.getByText('Copied').last().waitFor();
  t.equal(await clipboard(), payment.deposit_address);
});

t.test('the panel leads to the end without scripts too', { skip }, async (t) => {
  const { page } = await start(t, { javaScriptEnabled: false });
  t.equal(await page.getByRole('button', { name: /^Copy/ }).count(), 0);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('button', { name: 'Next block' }).click();
  await page.getByText('1 of 2 confirmations').waitFor();
  await page.getByRole('button', { name: 'Next block' }).click();
  await page.getByRole('heading', { name: 'Payment complete' }).waitFor();
});

t.test('nothing sticks out on a narrow phone, in either language', { skip }, async (t) => {
  const { page } = await start(
    t,
    { viewport: { width: 320, height: 640 } },
    { currency: 'xrp', order_id: 'x'.repeat(80) },
  );
  for (const language of ['en', 'fa']) {
    await page.goto(page.url().replace(/lang=\w+/, `lang=${language}`));
    const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    t.equal(await page.evaluate(excess), 0, language);
  }
});
