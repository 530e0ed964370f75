import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { ask, charge, charged, disabled, live, plain, vendors, whitelabel } from './after-charge.ts';

/** A status's transaction. */
type App = Parameters<typeof ask>[0];
const statusOf = async (app: App, track: string, asking = {}) =>
  (await ask(app, `get-payment-status/${track}`, undefined, asking)).body.data?.transaction;

const kuwait = (at: string) =>
  new Date(Date.parse(at) + 3 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');

t.test('a captured payment is done', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2023-09-17T07:36:43Z' });
  const { id, track, session, invoice } = await charged(app);

  const { status, body } = await ask(app, `get-payment-status/${track}`);

  t.equal(status, 201);
  t.match(body, { status: true, message: 'Response received successfully' });
  const { transaction } = body.data;
  t.match(transaction, {
    order_id: id,
    refund_order_id: id,
    result: 'CAPTURED',
    payment_type: 'knet',
    track_id: track,
    session_id: session,
    transaction_date: '2023-09-17 10:36:43',
    created_at: '2023-09-17 10:36:43',
    reference: 'ord_1',
    total_paid_non_kwd: '20.000',
    total_price: '20.000',
    currency_type: 'KWD',
    status: 'done',
    error_url: charge.cancelUrl,
    success_url: charge.returnUrl,
    notify_url: charge.notificationUrl,
    whitelabel: false,
    merchant_requested_order_id: charge.order.id,
    is_paid_from_knet: true,
    is_paid_from_cc: false,
    is_from_nbk: false,
  });
  t.ok(transaction.redirect_url.startsWith(`${charge.returnUrl}?payment_id=${transaction.payment_id}&`));
  t.match(transaction.redirect_url, new RegExp(`track_id=${track}&.*&invoice_id=${invoice}&`));
});

t.test('each end of a payment has its status', async (t) => {
  const app = await build(t);
  const ends = [
    ['pay', 'done', 'CAPTURED'],
    ['fail', 'failed', 'NOT CAPTURED'],
    ['cancel', 'canceled', 'CANCELED'],
    ['expire', 'canceled', 'CANCELED'],
  ] as const;
  for (const [event, status, result] of ends) {
    const { track } = await charged(app, {}, event);
    const found = await statusOf(app, track);
    t.match(found, { status, result, track_id: track }, event);
    t.equal(found.redirect_url.startsWith(`${event === 'pay' ? charge.returnUrl : charge.cancelUrl}?`), true);
  }
});

t.test('before there is a result, it is pending', async (t) => {
  const app = await build(t);
  const { session } = await charged(app, {}, null);

  const { body } = await ask(app, `get-payment-status?session_id=${session}`);

  t.match(body.data.transaction, {
    status: 'pending',
    result: 'PENDING',
    payment_id: null,
    payment_type: null,
    track_id: null,
    transaction_date: null,
    redirect_url: null,
    notify_url_called: false,
    notify_url_response: null,
    is_paid_from_knet: false,
    is_paid_from_cc: false,
  });
});

t.test('a payment is found by session and by invoice, too', async (t) => {
  const app = await build(t);
  const { track, session, invoice } = await charged(app);
  await control(app, 'POST', 'webhooks/drain');
  const expected = await statusOf(app, track);
  for (const path of [
    `get-payment-status?session_id=${session}`,
    `get-payment-status?invoice_id=${invoice}`,
    `get-payment-status?session_id=${session}&invoice_id=0`,
    `get-payment-status/?session_id=${session}`,
    `get-payment-status/${track}?session_id=1`,
  ]) {
    const { status, body } = await ask(app, path);
    t.equal(status, 201, path);
    t.strictSame(body.data.transaction, expected, path);
  }
});

t.test('what is not there, or is not the merchant’s, is not found', async (t) => {
  const app = await build(t);
  const { track, session } = await charged(app);
  const missing = { status: false, message: 'Transaction not found' };
  for (const [path, token] of [
    ['get-payment-status/20220647592811619337331833645', plain],
    ['get-payment-status', plain],
    ['get-payment-status?session_id=1', plain],
    [`get-payment-status/${track}`, whitelabel],
    [`get-payment-status?session_id=${session}`, whitelabel],
    ['get-deposit-status/20220647592811619337331833645', plain],
    [`get-deposit-status/${track}`, whitelabel],
  ] as const) {
    const { status, body } = await ask(app, path, undefined, { token });
    t.equal(status, 404, path);
    t.strictSame(body, missing, path);
  }
  t.equal((await ask(app, `get-payment-status/${track}`, undefined, { workspace: '/@other' })).status, 404);
});

t.test('without a token that somebody has there is nothing to see', async (t) => {
  const app = await build(t);
  const { track } = await charged(app);
  for (const path of [`get-payment-status/${track}`, 'get-payment-status', `get-deposit-status/${track}`]) {
    for (const token of [null, 'nobody']) {
      t.same(await ask(app, path, undefined, { token }), {
        status: 401,
        body: { message: 'Not a valid API request' },
      });
    }
    t.same(await ask(app, path, undefined, { token: disabled }), {
      status: 403,
      body: { message: 'Forbidden' },
    });
  }
});

t.test('live accounts get three fields more', async (t) => {
  const app = await build(t);
  const { track } = await charged(app, { paymentGateway: { src: 'knet' } }, 'pay', { token: live });
  const found = await statusOf(app, track, { token: live });
  t.match(found, { is_save_card: false, from_plugin: null, customer_id: null });
  const sandbox = await statusOf(app, (await charged(app)).track);
  for (const name of ['is_save_card', 'from_plugin', 'customer_id']) t.notOk(name in sandbox, name);
});

t.test('the notification’s outcome is what the merchant’s server really did', async (t) => {
  const good = await receiver(t);
  const bad = await receiver(t, 500);
  const silent = await receiver(t, () => new Promise(() => {}));
  const app = await build(t, { webhookTimeout: 50 });
  const outcomes = [
    [good.url, { success: true, message: 'Success', data: null }],
    [bad.url, { success: false, message: 'The requested URL returned error: 500' }],
    [
      'http://localhost:9',
      { success: false, message: 'Failed to connect to localhost port 9: Connection refused' },
    ],
    ['http://nobody.invalid/x', { success: false, message: 'Could not resolve host: nobody.invalid' }],
    [
      silent.url,
      { success: false, message: 'Operation timed out after 10000 milliseconds with 0 bytes received' },
    ],
  ] as const;
  for (const [notificationUrl, expected] of outcomes) {
    const { track } = await charged(app, { notificationUrl });
    await control(app, 'POST', 'webhooks/drain');
    const found = await statusOf(app, track);
    t.equal(found.notify_url_called, true, notificationUrl);
    t.strictSame(found.notify_url_response, expected, notificationUrl);
  }
});

t.test('a notification sent again counts anew', async (t) => {
  let answer = 503;
  const shop = await receiver(t, () => answer);
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-22T09:00:00Z' });
  const { id, track } = await charged(app, { notificationUrl: shop.url });
  await control(app, 'POST', 'webhooks/drain');
  t.equal((await statusOf(app, track)).notify_url_response.success, false);

  answer = 200;
  const [webhook] = (await control(app, 'GET', `webhooks?payment=${id}`)).body.data;
  await control(app, 'POST', `webhooks/${webhook.id}/resend`);

  t.strictSame((await statusOf(app, track)).notify_url_response, {
    success: true,
    message: 'Success',
    data: null,
  });
});

t.test('a charge with vendors shows them', async (t) => {
  const app = await build(t);
  const { track } = await charged(app, vendors);
  const { extra_merchants_data } = await statusOf(app, track);
  t.equal(extra_merchants_data.length, 2);
  t.equal(extra_merchants_data[0].ibanNumber, vendors.extraMerchantData[0]?.ibanNumber);
});

t.test('money is deposited on the next business day, at ten in Kuwait', async (t) => {
  const deposits = [
    // Sunday.
    ['2026-11-22T09:00:00Z', '2026-11-23T07:00:00Z'],
    // Thursday: Friday and Saturday are the weekend.
    ['2026-11-19T09:00:00Z', '2026-11-22T07:00:00Z'],
    ['2026-11-20T09:00:00Z', '2026-11-22T07:00:00Z'],
    ['2026-11-21T09:00:00Z', '2026-11-22T07:00:00Z'],
    // Half past two on Monday in Kuwait is still Sunday in UTC.
    ['2026-11-22T23:30:00Z', '2026-11-24T07:00:00Z'],
  ] as const;
  for (const [paid, deposited] of deposits) {
    const app = await build(t);
    await control(app, 'PUT', 'clock', { mode: 'frozen', now: paid });
    const { track } = await charged(app);
    const deposit = async () => (await ask(app, `get-deposit-status/${track}`)).body.data.transaction;
    t.match(await deposit(), { deposited: 'No', deposited_date: null, invoice_url: /^http/ }, paid);
    await control(app, 'POST', 'clock/advance', {
      to: new Date(Date.parse(deposited) - 1000).toISOString(),
    });
    t.match(await deposit(), { deposited: 'No' }, 'a second before');
    await control(app, 'POST', 'clock/advance', { by: '1s' });
    t.match(await deposit(), { deposited: 'Yes', deposited_date: kuwait(deposited) });
    await control(app, 'POST', 'clock/advance', { by: '30d' });
    t.match(await deposit(), { deposited: 'Yes', deposited_date: kuwait(deposited) }, 'the date stays');
  }
});

t.test('what was not captured is never deposited', async (t) => {
  const app = await build(t);
  for (const event of ['fail', 'cancel']) {
    const { track } = await charged(app, {}, event);
    await control(app, 'POST', 'clock/advance', { by: '30d' });
    const { status, body } = await ask(app, `get-deposit-status/${track}`);
    t.equal(status, 201);
    t.match(body.data.transaction, { deposited: 'No', deposited_date: null });
  }
});
