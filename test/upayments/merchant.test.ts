import t from 'tap';
import { build } from '../helper.ts';
import { ask, disabled, live, plain, whitelabel } from './after-charge.ts';

t.test('the buttons are those of the account', async (t) => {
  const app = await build(t);
  const buttons = async (token: string) => {
    const { status, body } = await ask(app, 'check-payment-button-status', undefined, { token });
    t.equal(status, 201);
    t.match(body, { status: true, message: 'Data received successfully' });
    return body.data;
  };
  const all = { knet: true, credit_card: true, samsung_pay: true, apple_pay: true };
  t.strictSame(await buttons(plain), { payButtons: all });
  t.strictSame(await buttons(whitelabel), { payButtons: { ...all, google_pay: true }, isWhiteLabel: true });
  t.strictSame(await buttons(live), {
    payButtons: { ...all, apple_pay: false, google_pay: false },
    isWhiteLabel: true,
  });
});

t.test('the buttons are shown to merchants only', async (t) => {
  const app = await build(t);
  const asked = (token: string | null) => ask(app, 'check-payment-button-status', undefined, { token });
  for (const token of [null, 'nobody']) {
    t.same(await asked(token), { status: 401, body: { message: 'Not a valid API request' } });
  }
  t.same(await asked(disabled), { status: 403, body: { message: 'Forbidden' } });
});

t.test('a key is checked without any Authorization', async (t) => {
  const app = await build(t);
  const check = (apiKey: unknown) => ask(app, 'check-merchant-api-key', { apiKey }, { token: null });
  for (const [key, isWhiteLabel] of [
    [plain, false],
    [whitelabel, true],
  ] as const) {
    t.same(await check(key), {
      status: 201,
      body: { status: true, message: 'Data received successfully', data: { isWhiteLabel } },
    });
  }
  t.same(await check('nobody'), { status: 401, body: { message: 'Not a valid API request' } });
  t.same(await check(disabled), { status: 403, body: { message: 'Forbidden' } });
  const text = 'The api key field is required.';
  t.same(await check(undefined), { status: 422, body: { message: text, errors: { apiKey: [text] } } });
});
