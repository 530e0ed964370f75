import t from 'tap';
import { build, control } from '../helper.ts';
import { ask, charged, disabled, plain, vendors, whitelabel } from './after-charge.ts';

type App = Parameters<typeof ask>[0];

const refund = (app: App, orderId: string, totalPrice: unknown, more: object = {}, asking = {}) =>
  ask(app, 'create-refund', { orderId, totalPrice, ...more }, asking);

const remove = (app: App, { order_id, refund_order_id }: Record<string, string>, asking = {}) =>
  ask(app, 'delete-refund', { orderId: order_id, refundOrderId: refund_order_id }, asking);

const beyond = (limit: string) => {
  const text = `The total price field must not be greater than ${limit}.`;
  return { status: 422, body: { message: text, errors: { totalPrice: [text] } } };
};

t.test('a whole refund leaves nothing to refund', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const { status, body } = await refund(app, id, '20');
  t.equal(status, 201);
  t.match(body, { status: true, message: 'Refund invoice generated successfully' });
  t.strictSame(Object.keys(body.data), ['order_id', 'refund_order_id', 'refund_arn']);
  t.match(body.data.refund_order_id, /^[A-Za-z0-9]{32}$/);
  t.ok(body.data.order_id.endsWith(id + body.data.refund_order_id));
  t.match(body.data.refund_arn, /^\d{29}$/);
  t.same(await refund(app, id, '0.001'), beyond('0.000'));
});

t.test('the vendor’s SDKs, which send a notifyUrl, get the ids in camelCase too', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const { data } = (await refund(app, id, 1.0, { notifyUrl: 'https://shop.test/refunds' })).body;
  t.strictSame(
    [data.orderId, data.refundOrderId, data.refundArn],
    [data.order_id, data.refund_order_id, data.refund_arn],
  );
});

t.test('parts add up to the whole, to the last fils', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  t.equal((await refund(app, id, '0.1')).status, 201);
  t.equal((await refund(app, id, 0.2)).status, 201);
  t.same(await refund(app, id, '19.701'), beyond('19.700'));
  t.equal((await refund(app, id, '19.700')).status, 201);
  t.same(await refund(app, id, '0.001'), beyond('0.000'));
});

t.test('a refund that the bank fails to pay out takes nothing from the charge', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const { data } = (await refund(app, id, '20')).body;
  const path = `payments/${data.refund_order_id}/events`;
  t.equal((await control(app, 'POST', path, { event: 'fail' })).status, 200);
  const { status, body } = await ask(app, `check-refund-status/${data.refund_order_id}`);
  t.equal(status, 201);
  t.strictSame(body.data.transaction, { is_refunded: false, is_refunded_date: null });
  t.equal((await refund(app, id, '20')).status, 201, 'refunded anew');
  t.equal((await remove(app, data)).status, 201, 'and deleted, as one that was not paid out');
  t.same(await refund(app, id, '0.001'), beyond('0.000'), 'which gives nothing back a second time');
});

t.test('of calls at the same time only those that fit succeed', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const replies = await Promise.all(Array.from({ length: 8 }, () => refund(app, id, '6')));
  t.same(replies.map(({ status }) => status).sort(), [201, 201, 201, 422, 422, 422, 422, 422]);
});

t.test('an amount must be one', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const wrong = [
    [0, 'The total price field must be greater than 0.'],
    ['-1', 'The total price field must be greater than 0.'],
    ['1.0001', 'The total price field must have 0-3 decimal places.'],
    ['ten', 'The total price field must be a number.'],
    [true, 'The total price field must be a number.'],
    [undefined, 'The total price field is required.'],
    ['', 'The total price field is required.'],
  ] as const;
  for (const [totalPrice, text] of wrong) {
    const { status, body } = await refund(app, id, totalPrice);
    t.equal(status, 422, String(totalPrice));
    t.strictSame(body.errors, { totalPrice: [text] }, String(totalPrice));
  }
  const { body } = await ask(app, 'create-refund', {});
  t.equal(body.message, 'The order id field is required. (and 1 more error)');
});

t.test('only what was captured is refunded', async (t) => {
  const app = await build(t);
  for (const event of ['fail', 'cancel', 'expire', null]) {
    const { id } = await charged(app, {}, event);
    const { status, body } = await refund(app, id, '1');
    t.equal(status, 422, String(event));
    t.same(body.errors, { orderId: ['The order id field must be that of a captured transaction.'] });
  }
});

t.test('a charge is known by any of its ids', async (t) => {
  const app = await build(t);
  const { id, track } = await charged(app);
  for (const orderId of [id, track, '202210101202210123']) {
    t.equal((await refund(app, orderId, '1')).status, 201, orderId);
  }
  t.same(await refund(app, id, '17.001'), beyond('17.000'));
});

t.test('a deleted refund gives its amount back', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const made = (await refund(app, id, '20')).body.data;

  const { status, body } = await remove(app, made);

  t.equal(status, 201);
  t.strictSame(body, {
    status: true,
    message: 'Refund Invoice is delete successfully',
    data: { order_id: made.order_id, refund_order_id: made.refund_order_id },
  });
  t.equal((await remove(app, made)).status, 404, 'once');
  t.equal((await ask(app, `check-refund-status/${made.order_id}`)).status, 404);
  t.equal((await refund(app, id, '20')).status, 201);
});

t.test('a refund is deleted by GET as well', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const { order_id, refund_order_id } = (await refund(app, id, '20')).body.data;
  const path = `delete-refund?orderId=${order_id}&refundOrderId=${refund_order_id}`;
  t.equal((await ask(app, path, undefined, { token: whitelabel })).status, 404);
  t.equal((await ask(app, path)).status, 201);
  t.equal((await ask(app, path)).status, 404);
  const { status, body } = await ask(app, 'delete-refund');
  t.equal(status, 422);
  t.same(Object.keys(body.errors), ['orderId', 'refundOrderId']);
});

t.test('a refund is paid out after a day, and cannot be deleted then', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2024-01-10T14:26:02Z' });
  const { id } = await charged(app);
  const made = (await refund(app, id, '5')).body.data;
  const status = async (path: string) => (await ask(app, path)).body.data.transaction;
  const waiting = { is_refunded: false, is_refunded_date: null };
  const done = { is_refunded: true, is_refunded_date: '2024-01-11 17:26:02' };

  await control(app, 'POST', 'clock/advance', { by: '23h59m59s' });
  t.strictSame(await status(`check-refund-status/${made.order_id}`), waiting);
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  for (const name of [made.order_id, made.refund_order_id, id]) {
    t.strictSame(await status(`check-refund-status/${name}`), done, name);
    t.strictSame(await status(`check-refund/${name}`), done, name);
  }

  const { status: code, body } = await remove(app, made);
  t.equal(code, 422);
  t.same(body.errors, { refundOrderId: ['The refund order id field must not be refunded already.'] });
  t.same(await refund(app, id, '15.001'), beyond('15.000'));
});

t.test('the control API can pay a refund out at once', async (t) => {
  const app = await build(t);
  const made = (await refund(app, (await charged(app)).id, '5')).body.data;
  const events = `payments/${made.refund_order_id}/events`;
  t.match((await control(app, 'POST', events, { event: 'complete' })).body, { state: 'refunded' });
  const { body } = await ask(app, `check-refund/${made.order_id}`);
  t.equal(body.data.transaction.is_refunded, true);
  t.equal((await control(app, 'POST', events, { event: 'delete' })).status, 409);
});

t.test('refunds cause no webhook', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const before = (await control(app, 'GET', 'webhooks')).body.data.length;
  await refund(app, id, '5');
  await control(app, 'POST', 'clock/advance', { by: '2d' });
  t.equal((await control(app, 'GET', 'webhooks')).body.data.length, before);
});

t.test('what is not the merchant’s is not found', async (t) => {
  const app = await build(t);
  const { id } = await charged(app);
  const made = (await refund(app, id, '5')).body.data;
  const asking = { token: whitelabel };
  t.same(await refund(app, id, '5', {}, asking), {
    status: 404,
    body: { status: false, message: 'Transaction not found' },
  });
  const missing = { status: 404, body: { status: false, message: 'Refund not found' } };
  t.same(await remove(app, made, asking), missing);
  t.same(await remove(app, { ...made, order_id: 'another' }), missing);
  for (const name of ['check-refund', 'check-refund-status']) {
    t.same(await ask(app, `${name}/${made.order_id}`, undefined, asking), missing);
    t.same(await ask(app, `${name}/none`), missing);
    t.same(await ask(app, `${name}/${(await charged(app)).id}`), missing, 'nothing was refunded');
  }
  t.equal((await refund(app, id, '5', {}, { token: plain, workspace: '/@other' })).status, 404);
});

t.test('every call wants a token that somebody has', async (t) => {
  const app = await build(t);
  const calls = [
    ['create-refund', {}],
    ['delete-refund', {}],
    ['delete-refund', undefined],
    ['create-multivendor-refund', {}],
    ['delete-multivendor-refund', {}],
    ['check-refund-status/1', undefined],
    ['check-refund/1', undefined],
  ] as const;
  for (const [path, body] of calls) {
    for (const token of [null, 'nobody']) {
      t.same(
        await ask(app, path, body, { token }),
        { status: 401, body: { message: 'Not a valid API request' } },
        path,
      );
    }
    t.same(await ask(app, path, body, { token: disabled }), { status: 403, body: { message: 'Forbidden' } });
  }
});

t.test('a charge with vendors answers with what is to be sent on', async (t) => {
  const app = await build(t);
  const { id } = await charged(app, vendors);
  const { status, body } = await refund(app, id, '10');
  t.equal(status, 201);
  t.match(body.data, {
    orderId: id,
    isMultivendorRefund: true,
    multivendor_refund_end_point: /^http.*\/upayments\/api\/v1\/create-multivendor-refund$/,
  });
  t.match(
    body.data.refundPayload,
    vendors.extraMerchantData.map(({ ibanNumber }) => ({
      refundRequestId: /^[A-Za-z0-9+/]{14}==$/,
      ibanNumber,
      totalPaid: '10.000',
      refundedAmount: '0',
      remainingLimit: '10',
      amountToRefund: '5',
      merchantType: 'vendor',
    })),
  );
  t.same(await ask(app, `check-refund/${id}`), {
    status: 404,
    body: { status: false, message: 'Refund not found' },
  });
});
