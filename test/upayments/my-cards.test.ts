/** The page on which a customer saves a card, as a browser without a screen meets it. */
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { build, control } from '../helper.ts';
import { ask } from './after-charge.ts';

const customerUniqueToken = 8866268287;
const returnUrl = 'https://shop.test/cards?a=1';

/** Where the page is. */
async function page(app: FastifyInstance, workspace = ''): Promise<string> {
  const { body } = await ask(app, 'add-card', { customerUniqueToken, returnUrl }, { workspace });
  const { pathname, search } = new URL(body.data.link);
  return pathname + search;
}

const enter = (app: FastifyInstance, url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

const cards = async (app: FastifyInstance) =>
  (await ask(app, 'retrieve-customer-cards', { customerUniqueToken })).body.data.customerCards;

const visa = { number: '4111 1111 1111 1111', month: '1', year: '39', securityCode: '123' };

t.test('a card is entered, saved, and the customer goes back', async (t) => {
  const app = await build(t);
  const url = await page(app);
  const shown = await app.inject(url);
  t.equal(shown.statusCode, 200);
  t.match(shown.body, /Save a card/);
  t.match(shown.body, /512345xxxxxx0008/, 'what is saved already');

  const { statusCode, headers } = await enter(app, url, visa);

  t.equal(statusCode, 302);
  t.equal(headers.location, returnUrl);
  t.match((await cards(app)).at(-1), { brand: 'VISA', number: '411111xxxxxx1111' });
  const after = await app.inject(url);
  t.match(after.body, /Your card is saved/);
  t.notMatch(after.body, /<form|<input/);
  t.equal(
    (await enter(app, url, { ...visa, number: '4242424242424242' })).statusCode,
    409,
    'one card a page',
  );
});

t.test('what is wrong with a card is said on the page', async (t) => {
  const app = await build(t);
  const url = await page(app);
  const wrong = [
    [{ number: '4111 1111 1111 1112' }, 'This card number is not right.'],
    [{ number: '' }, 'This card number is not right.'],
    [{ month: '13' }, 'Month and year are not right.'],
    [{ year: '3' }, 'Month and year are not right.'],
    [{ year: '20' }, 'This card has expired.'],
    [{ securityCode: '12' }, 'The security code has 3 digits.'],
    [{ number: '378282246310005' }, 'The security code has 4 digits.'],
  ] as const;
  for (const [change, text] of wrong) {
    const { statusCode, body } = await enter(app, url, { ...visa, ...change });
    t.equal(statusCode, 422, text);
    t.match(body, text);
    t.notMatch(body, visa.number, 'the number is not shown again');
  }
  t.equal((await cards(app)).length, 2, 'nothing was saved');
  t.equal((await enter(app, url, visa)).statusCode, 302, 'and it can be tried again');
});

t.test('the panel saves the test card, or goes back without', async (t) => {
  const app = await build(t);
  const { body } = await ask(app, 'create-customer-unique-token', { customerUniqueToken: 12345678 });
  t.equal(body.status, true);
  const link = async () => {
    const sent = { customerUniqueToken: 12345678, returnUrl };
    const { pathname, search } = new URL((await ask(app, 'add-card', sent)).body.data.link);
    return pathname + search;
  };
  const list = async () =>
    (await ask(app, 'retrieve-customer-cards', { customerUniqueToken: 12345678 })).body.data.customerCards;

  const canceled = await enter(app, await link(), { outcome: 'cancel' });
  t.equal(canceled.headers.location, returnUrl);
  t.same(await list(), []);
  t.equal((await enter(app, await link(), { outcome: 'test' })).statusCode, 302);
  t.match(await list(), [{ number: '512345xxxxxx0008' }]);
  t.equal((await enter(app, await link(), { outcome: 'explode' })).statusCode, 422);
});

t.test('the page ends after an hour', async (t) => {
  const app = await build(t);
  const url = await page(app);
  await control(app, 'POST', 'clock/advance', { by: '1h' });
  t.match((await app.inject(url)).body, /This page has expired/);
  t.equal((await enter(app, url, visa)).statusCode, 409);
  t.equal((await cards(app)).length, 2);
});

t.test('a page that is not there says so', async (t) => {
  const app = await build(t);
  const url = await page(app);
  for (const wrong of ['/upayments/my-cards?session_id=1', `/@other${url}`]) {
    const { statusCode, headers } = await app.inject(wrong);
    t.equal(statusCode, 404);
    t.match(headers['content-type'], /^text\/html/);
    t.equal((await enter(app, wrong, visa)).statusCode, 404);
  }
});

t.test('the page stays in its workspace', async (t) => {
  const app = await build(t);
  const url = await page(app, '/@blue');
  t.ok(url.startsWith('/@blue/upayments/my-cards?session_id='));
  t.match((await app.inject(url)).body, /action="http:\/\/localhost:80\/@blue\/upayments\/my-cards\?/);
});

t.test('no full card number is kept in the journal', async (t) => {
  const app = await build(t);
  await enter(app, await page(app), { ...visa, number: '4000 0566 5566 5556' });
  for (const { id } of (await control(app, 'GET', 'requests')).body.data) {
    t.notMatch(JSON.stringify((await control(app, 'GET', `requests/${id}`)).body), /4000.?0566.?5566.?5556/);
  }
});
