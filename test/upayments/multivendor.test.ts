import t from 'tap';
import { build, control } from '../helper.ts';
import { ask, charged, vendors, whitelabel } from './after-charge.ts';

type App = Parameters<typeof ask>[0];

/** The payload as `create-refund` hands it out. */
const payload = async (app: App, orderId: string, totalPrice: string) =>
  (await ask(app, 'create-refund', { orderId, totalPrice })).body.data;

const send = (app: App, data: object, asking = {}) => ask(app, 'create-multivendor-refund', data, asking);

const nothing = {
  responseData: { generated: [] },
  dataTempered: [],
  refundIssue: [],
  insufficientBalance: [],
};

t.test('each vendor’s part is refunded by itself', async (t) => {
  const app = await build(t);
  const { id } = await charged(app, vendors);

  const { status, body } = await send(app, await payload(app, id, '10'));

  t.equal(status, 201);
  t.equal(body.message, 'Refund invoice generated successfully');
  const { generated } = body.data.responseData;
  t.match(generated, [{ amount: 5 }, { amount: 5 }]);
  t.equal(generated[0].refundArn, generated[1].refundArn);
  t.strictSame({ ...body.data, responseData: { generated: [] } }, nothing);
  for (const { orderId, refundOrderId } of generated) {
    t.ok(orderId.endsWith(refundOrderId));
    t.equal((await ask(app, `check-refund-status/${orderId}`)).status, 201);
  }
  const next = await payload(app, id, '10');
  t.match(next.refundPayload, [
    { totalPaid: '10.000', refundedAmount: '5', remainingLimit: '5', amountToRefund: '5' },
    { totalPaid: '10.000', refundedAmount: '5', remainingLimit: '5', amountToRefund: '5' },
  ]);
});

t.test('the names of the parts stay', async (t) => {
  const app = await build(t);
  const { id } = await charged(app, vendors);
  const ids = async () =>
    (await payload(app, id, '1')).refundPayload.map(
      (part: { refundRequestId: string }) => part.refundRequestId,
    );
  t.strictSame(await ids(), await ids());
});

t.test('an amount is divided by what is left, to the last fils', async (t) => {
  const app = await build(t);
  const extraMerchantData = ['7', '7', '6'].map((amount, at) => ({
    ...vendors.extraMerchantData[0],
    amount,
    ibanNumber: `KW${at}`,
  }));
  const { id } = await charged(app, { extraMerchantData });
  const { refundPayload } = await payload(app, id, '10.001');
  t.strictSame(
    refundPayload.map((part: { amountToRefund: string }) => part.amountToRefund),
    ['3.5', '3.5', '3.001'],
  );
});

t.test('the same payload again is not what would be handed out now', async (t) => {
  const app = await build(t);
  const { id } = await charged(app, vendors);
  const data = await payload(app, id, '20');
  const replies = await Promise.all([send(app, data), send(app, data)]);
  const made = replies.map(({ body }) => body.data.responseData.generated.length);
  t.strictSame(made, [2, 0]);
  t.equal(replies[1]?.body.data.dataTempered.length, 2);
});

t.test('a part that was changed is not refunded, the others are', async (t) => {
  const app = await build(t);
  const changes = [
    { ibanNumber: 'KW00' },
    { totalPaid: '100.000' },
    { refundedAmount: '1' },
    { remainingLimit: '100' },
    { merchantType: 'merchant' },
    { refundRequestId: 'b2JxTEcyeDhEaw==' },
  ];
  for (const change of changes) {
    const { id } = await charged(app, vendors);
    const data = await payload(app, id, '10');
    const changed = { ...data.refundPayload[0], ...change };
    const { status, body } = await send(app, { ...data, refundPayload: [changed, data.refundPayload[1]] });
    t.equal(status, 201);
    t.strictSame(body.data.dataTempered, [changed]);
    t.equal(body.data.responseData.generated.length, 1, JSON.stringify(change));
  }
  const other = await payload(app, (await charged(app, vendors)).id, '10');
  const { id } = await charged(app, vendors);
  const { body } = await send(app, { ...other, orderId: id });
  t.equal(body.data.dataTempered.length, 2, 'the parts of another charge');
});

t.test('amounts that cannot be are told apart', async (t) => {
  const app = await build(t);
  const { id } = await charged(app, vendors);
  const data = await payload(app, id, '10');
  const [first, second] = data.refundPayload;
  const reply = async (one: string, two: string) =>
    (
      await send(app, {
        ...data,
        refundPayload: [
          { ...first, amountToRefund: one },
          { ...second, amountToRefund: two },
        ],
      })
    ).body.data;
  t.strictSame(await reply('10.001', '0'), {
    ...nothing,
    insufficientBalance: [{ ...first, amountToRefund: '10.001' }],
  });
  t.strictSame(await reply('-1', '0.0001'), {
    ...nothing,
    refundIssue: [
      { ...first, amountToRefund: '-1' },
      { ...second, amountToRefund: '0.0001' },
    ],
  });
  t.strictSame(await reply('0', '0'), nothing);
  t.match((await reply('10', '0')).responseData.generated, [{ amount: 10 }]);
});

t.test('a vendor’s refund can be deleted until it is paid out', async (t) => {
  const app = await build(t);
  const { id } = await charged(app, vendors);
  const { data } = (await send(app, await payload(app, id, '20'))).body;
  const [one, two] = data.responseData.generated;
  const ids = ({ amount: _amount, ...rest }: Record<string, unknown>) => rest;
  const missing = { status: 404, body: { status: false, message: 'Refund not found' } };

  t.same(await ask(app, 'delete-multivendor-refund', { ...ids(one), refundArn: '1' }), missing);
  t.same(
    await ask(app, 'delete-multivendor-refund', { ...ids(one), generatedInvoiceId: two.generatedInvoiceId }),
    missing,
  );
  t.same(await ask(app, 'delete-multivendor-refund', ids(one), { token: whitelabel }), missing);
  t.same(await ask(app, 'delete-multivendor-refund', ids(one)), {
    status: 201,
    body: {
      status: true,
      message: 'Refund invoice delete successfully',
      data: { order_id: one.orderId, refund_order_id: one.refundOrderId },
    },
  });
  t.same(await ask(app, 'delete-multivendor-refund', ids(one)), missing, 'once');

  await control(app, 'POST', 'clock/advance', { by: '1d' });
  t.equal((await ask(app, 'delete-multivendor-refund', ids(two))).status, 422);
  t.match((await payload(app, id, '10')).refundPayload, [
    { refundedAmount: '0', remainingLimit: '10', amountToRefund: '10' },
    { refundedAmount: '10', remainingLimit: '0', amountToRefund: '0' },
  ]);
});

t.test('a charge without vendors, or not captured, has no parts', async (t) => {
  const app = await build(t);
  const data = await payload(app, (await charged(app, vendors)).id, '10');
  for (const [change, event] of [
    [{}, 'pay'],
    [vendors, 'fail'],
  ] as const) {
    const { id } = await charged(app, change, event);
    t.equal((await send(app, { ...data, orderId: id })).status, 422);
  }
  t.equal((await send(app, { ...data, orderId: 'none' })).status, 404);
  t.equal((await send(app, data, { token: whitelabel })).status, 404);
  const { status, body } = await send(app, { refundPayload: [{}] });
  t.equal(status, 422);
  t.ok(Object.keys(body.errors).includes('refundPayload.0.amountToRefund'));
  t.equal((await send(app, { ...data, refundPayload: [] })).status, 422);
});
