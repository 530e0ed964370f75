import t from 'tap';
import { build, control } from '../helper.ts';
import { ask, charge, plain } from '../upayments/after-charge.ts';
import { lost, type MagicPlay, playMagic, type Stage } from './stage.ts';
import { type Change, charged, make, statusOf, told } from './upayments-calls.ts';

/** The result of a charge after a while, and none a second before; what the receiver was told by then. */
const becomes =
  (result: string, almost: string, last = '1s'): MagicPlay =>
  async (t, stage, change) => {
    const made = await charged(stage, change);
    await stage.advance(almost);
    t.match(await statusOf(stage, made), { result: 'PENDING' });
    await stage.advance(last);
    t.match(await statusOf(stage, made), { result });
    t.strictSame(told(stage), [result]);
  };

/** Pays by itself; what the receiver was told right then, and after a while. */
async function paysAndTells(stage: Stage, change: Change, later: string) {
  const made = await charged(stage, change);
  await stage.advance('5s');
  const { result } = await statusOf(stage, made);
  const before = told(stage);
  await stage.advance(later);
  return [result, before, told(stage)];
}

/** Pays by itself; then the whole is refunded. */
async function refunded(stage: Stage, change: Change) {
  const { id } = await charged(stage, change);
  await stage.advance('5s');
  const { amount } = (await control(stage.app, 'GET', `payments/${id}`)).body;
  return { id, refund: () => ask(stage.app, 'create-refund', { orderId: id, totalPrice: amount }) };
}

const plays: Record<string, MagicPlay> = {
  '01': becomes('CAPTURED', '4s'),
  '02': becomes('NOT CAPTURED', '1s'),
  '03': becomes('CANCELED', '1s'),
  '04': becomes('CANCELED', '4s'),
  '05': becomes('CAPTURED', '59m58s'),

  '06': async (t, stage, change) => {
    t.equal(await lost(make(stage, change)), 'ECONNRESET');
    t.equal((await stage.list('payments')).length, 1, 'it exists all the same');
    t.equal((await make(stage, change)).status, 201);
    t.equal((await stage.list('payments')).length, 2, 'the repeated call made another');
  },

  '07': async (t, stage, change) => {
    t.equal((await make(stage, change)).status, 201);
    t.strictSame(stage.waits, [5000]);
  },

  '08': async (t, stage, change) => {
    t.equal((await make(stage, change)).status, 500);
    t.strictSame(await stage.list('payments'), []);
  },

  '09': async (t, stage, change) => {
    const busy = await make(stage, change);
    t.strictSame([busy.status, busy.headers.get('retry-after')], [429, '2']);
    t.equal((await make(stage, change)).status, 201);
  },

  '10': async (t, stage, change) =>
    t.strictSame(await paysAndTells(stage, change, '1h'), ['CAPTURED', [], []]),
  '11': async (t, stage, change) =>
    t.strictSame(await paysAndTells(stage, change, '1m'), ['CAPTURED', [], ['CAPTURED']]),
  '12': async (t, stage, change) =>
    t.strictSame(await paysAndTells(stage, change, '3s'), [
      'CAPTURED',
      ['CAPTURED'],
      ['CAPTURED', 'CAPTURED'],
    ]),

  '14': async (t, stage, change) => {
    await paysAndTells(stage, change, '1h');
    const tokens = stage.shop.received.map(({ headers }) => headers['x-notification-token']);
    t.equal(tokens.length, 1);
    t.not(tokens[0], 'ntf_sample_6d1c0b9a8e7d5c3b');
  },

  '21': async (t, stage, change) => {
    await becomes('NOT CAPTURED', '4s')(t, stage, change);
    t.strictSame(told(stage, 'payment_type'), ['card']);
  },

  '22': becomes('FAILED', '4s'),
  '23': becomes('APPROVED', '4s'),

  '24': async (t, stage, change) => {
    const { refund } = await refunded(stage, change);
    t.strictSame(await refund(), { status: 422, body: { message: 'The given data was invalid.' } });
  },

  '25': async (t, stage, change) => {
    const { id, refund } = await refunded(stage, change);
    t.equal((await refund()).status, 201);
    await stage.advance('2d');
    const { body } = await ask(stage.app, `check-refund-status/${id}`);
    t.equal(body.data.transaction.is_refunded, false);
  },
};

playMagic('upayments/magic', [
  {
    plays,
    ways: [
      (code) => ({ amount: Number(`7001.${code}`) }),
      (code) => ({ amount: `7001.${code}0` }),
      (code) => ({ amount: `7001.${code}`, currency: 'USD' }),
      (code) => ({ id: `PAYSTUB-${code}` }),
      (code) => ({ id: `PAYSTUB-${code}-12345678` }),
    ],
  },
]);

t.test('a form can carry a magic value too', async (t) => {
  const app = await build(t);
  const { order, reference, ...plainFields } = charge;
  const fields = [
    ...Object.entries(plainFields),
    ...Object.entries({ ...order, amount: '7001.08' }).map(([name, value]) => [`order[${name}]`, value]),
    ['reference[id]', reference.id],
  ].map(([name, value]) => [String(name), String(value)] as [string, string]);
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.set(name, value);
  for (const body of [new URLSearchParams(fields), multipart]) {
    const message = new Response(body);
    const reply = await app.inject({
      method: 'POST',
      url: '/upayments/api/v1/charge',
      headers: {
        authorization: `Bearer ${plain}`,
        'content-type': message.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await message.arrayBuffer()),
    });
    t.equal(reply.statusCode, 500);
  }
});

t.test('what only looks like a magic value is ordinary', async (t) => {
  const app = await build(t);
  const ordinary = [
    { amount: 7001 },
    { amount: 7001.06 * 10 },
    { amount: 7001.001 },
    { amount: 7001.081 },
    { amount: 7001.13 },
    { id: 'my-PAYSTUB-08' },
    { id: 'PAYSTUB-99' },
    { id: 'paystub-08' },
  ];
  for (const change of ordinary)
    t.equal((await ask(app, 'charge', { ...charge, order: { ...charge.order, ...change } })).status, 201);
  await control(app, 'POST', 'clock/advance', { by: '50m' });
  t.equal((await control(app, 'GET', 'payments?state=pending')).body.data.length, ordinary.length);
});
