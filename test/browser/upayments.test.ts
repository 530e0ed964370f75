/** A buyer pays on UPayments' pages in a real browser, in both languages, with and without scripts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BrowserContextOptions, Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { serve } from '../helper.ts';
import { openBrowser, skip } from './chromium.ts';

const whitelabel = 'e66a94d579cf75fba327ff716ad68c53aae11528';

/** The merchant: remembers what it hears, in order, and thanks the buyer. */
async function openShop(t: Test) {
  const heard: { path: string; fields: URLSearchParams }[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.test');
    const body = await text(request);
    if (pathname !== '/favicon.ico')
      heard.push({ path: pathname, fields: body ? new URLSearchParams(body) : searchParams });
    response.setHeader('content-type', 'text/html').end('<title>Shop</title><h1>Thank you</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Paystub, a shop with an order of 20 KWD, and a buyer whose browser shows the link's page. */
async function start(t: Test, token: string, change: object, browser: BrowserContextOptions = {}) {
  const { origin } = await serve(t, { logLevel: 'silent' });
  const shop = await openShop(t);
  const charge = async () => {
    const reply = await fetch(`${origin}/upayments/api/v1/charge`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        order: { id: 'tea-1', description: 'Two cups of tea', currency: 'KWD', amount: 20 },
        language: 'en',
        reference: { id: 'ref-1' },
        returnUrl: `${shop.url}/thanks`,
        cancelUrl: `${shop.url}/sorry`,
        notificationUrl: `${shop.url}/hook`,
        ...change,
      }),
    });
    return ((await reply.json()) as { data: { link: string } }).data.link;
  };
  const page = await (await openBrowser(t, browser)).newPage();
  await page.goto(await charge());
  return { page, shop, charge };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function atShop(page: Page, path: string, result: string) {
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const { pathname, searchParams } = new URL(page.url());
  t.equal(pathname, path);
  t.equal(searchParams.get('result'), result);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';
  t.test(
    `the buyer chooses KNET, fills in the test card and is back in the shop${how}`,
    { skip },
    async (t) => {
      const { page, shop } = await start(t, 'jtest123', {}, { javaScriptEnabled });
      await page.getByRole('radio', { name: /^KNET/ }).check();
      await press(page, 'Continue');
      await page.getByLabel('Your bank').selectOption({ label: 'KNET Test Card [KNET1]' });
      await page.getByLabel('Prefix').selectOption('888888');
      await page.getByLabel('Card number').fill('0000000001');
      await page.getByLabel('Expiry month').selectOption('09');
      await page.getByLabel('Expiry year').selectOption('2030');
      await page.getByLabel('PIN').fill('1234');
      await press(page, 'Pay now');
      await atShop(page, '/thanks', 'CAPTURED');
      t.ok(
        shop.heard.some(({ path, fields }) => path === '/thanks' && fields.get('payment_type') === 'knet'),
      );

      await page.goBack();
      await page.getByRole('heading', { name: 'Payment complete' }).waitFor();
      await page.getByRole('link', { name: 'Back to the shop' }).click();
      await atShop(page, '/thanks', 'CAPTURED');
    },
  );
}

t.test('in Arabic: the card, the 3-D Secure step, and the saved card the next time', { skip }, async (t) => {
  const { page, charge } = await start(t, whitelabel, {
    language: 'ar',
    paymentGateway: { src: 'cc' },
    tokens: { customerUniqueToken: 90908986 },
  });
  t.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  await page.getByLabel('رقم البطاقة').fill('5123 4500 0000 0008');
  await page.getByLabel('تاريخ الانتهاء (MM/YY)').fill('01/39');
  await page.getByLabel('رمز الأمان (CVV)').fill('100');
  await page.getByLabel('الاسم على البطاقة').fill('دانة');
  await page.getByLabel('احفظ هذه البطاقة للمرة القادمة').check();
  await press(page, 'ادفع الآن');
  await page.getByRole('heading', { name: 'تأكيد هويتك' }).waitFor();
  await page.getByLabel('الرمز').fill('123456');
  await press(page, 'تأكيد');
  await atShop(page, '/thanks', 'CAPTURED');

  await page.goto(await charge());
  t.ok(await page.getByRole('radio', { name: /512345xxxxxx0008/ }).isChecked());
  t.notOk(await page.getByLabel('رقم البطاقة').isVisible(), 'nothing is to be filled in');
  await press(page, 'ادفع الآن');
  await atShop(page, '/thanks', 'CAPTURED');
});

t.test('a saved card can be left aside for another', { skip }, async (t) => {
  const { page, charge } = await start(t, whitelabel, {
    paymentGateway: { src: 'cc' },
    tokens: { customerUniqueToken: 90908986 },
  });
  const fill = async (number: string) => {
    await page.getByLabel('Card number').fill(number);
    await page.getByLabel('Expiry (MM/YY)').fill('01/39');
    await page.getByLabel('CVV').fill('100');
    await page.getByLabel('Name on card').fill('Dana Sample');
  };
  await fill('5123450000000008');
  await page.getByLabel('Save this card for the next time').check();
  await press(page, 'Pay now');
  await page.getByLabel('Code').fill('1');
  await press(page, 'Confirm');
  await atShop(page, '/thanks', 'CAPTURED');

  await page.goto(await charge());
  await page.getByRole('radio', { name: 'Another card' }).check();
  await fill('4111 1111 1111 1111');
  await press(page, 'Pay now');
  await page.getByText('411111xxxxxx1111').waitFor();
  await press(page, 'FAILED');
  await atShop(page, '/sorry', 'FAILED');
});

t.test('cancel and the panel need nothing to be filled in; one tap pays', { skip }, async (t) => {
  const { page } = await start(t, whitelabel, { paymentGateway: { src: 'knet' } });
  await press(page, 'Cancel');
  await atShop(page, '/sorry', 'CANCELED');
  const other = await start(t, whitelabel, { paymentGateway: { src: 'cc' } });
  await press(other.page, 'VOIDED');
  await atShop(other.page, '/sorry', 'VOIDED');
  const wallet = await start(t, whitelabel, { paymentGateway: { src: 'apple-pay' } });
  await press(wallet.page, 'Pay with Apple Pay');
  await atShop(wallet.page, '/thanks', 'CAPTURED');
});

t.test('nothing a merchant writes widens the page or runs', { skip }, async (t) => {
  const { page } = await start(
    t,
    'jtest123',
    {
      order: {
        id: 'W'.repeat(50),
        description: `<script>document.title = 'run'</script> ${'W'.repeat(300)} \u202eمرحبا \u{1f9fe}`,
        currency: 'KWD',
        amount: '123456789012345678.999',
      },
    },
    { viewport: { width: 320, height: 600 } },
  );
  t.equal(await page.title(), 'Pay Sample Shop · UPayments');
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await press(page, 'Continue');
  await page.getByLabel('PIN').waitFor();
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
});
