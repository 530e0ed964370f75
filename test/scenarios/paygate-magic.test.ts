import t, { type Test } from 'tap';
import { build, control } from '../helper.ts';
import { initiate, payment, sample, statusOf } from '../paygate/client.ts';
import { order, sent, status } from './paygate-calls.ts';
import { lost, type MagicPlay, playMagic, type Stage } from './stage.ts';

const { order_id } = payment;

/** What verify says of the order that carries a magic value. */
const of = ({ app }: Stage, change: Record<string, unknown>) =>
  statusOf(app, String(change.order_id ?? order_id));

/** Pays by itself; what the receiver was told right then, and after a while. */
async function paysAndTells(t: Test, stage: Stage, change: Record<string, unknown>, later: string) {
  await order(stage, change);
  await stage.advance('5s');
  t.equal(await of(stage, change), 'success');
  const before = stage.told('status');
  await stage.advance(later);
  return [before, stage.told('status')];
}

const magic: Record<string, MagicPlay> = {
  '01': async (t, stage, change) =>
    t.strictSame(await paysAndTells(t, stage, change, '1h'), [['success'], ['success']]),

  '02': async (t, stage, change) => {
    await order(stage, change);
    await stage.advance('2s');
    t.equal(await of(stage, change), 'failed');
    t.strictSame(stage.told('status'), ['error']);
  },

  '06': async (t, stage, change) => {
    t.equal(await lost(sent(stage, change)), 'ECONNRESET');
    t.equal(await of(stage, change), 'pending');
    t.equal((await sent(stage, change)).status, 200);
    t.equal((await stage.list('payments')).length, 2);
  },

  '07': async (t, stage, change) => {
    t.equal(await status(stage, change), 200);
    t.strictSame(stage.waits, [5000]);
  },

  '08': async (t, stage, change) => {
    t.equal(await status(stage, change), 500);
    t.strictSame(await stage.list('payments'), []);
  },

  '09': async (t, stage, change) =>
    t.strictSame([await status(stage, change), await status(stage, change)], [429, 200]),

  '10': async (t, stage, change) => t.strictSame(await paysAndTells(t, stage, change, '1h'), [[], []]),
  '11': async (t, stage, change) =>
    t.strictSame(await paysAndTells(t, stage, change, '1m'), [[], ['success']]),
  '12': async (t, stage, change) =>
    t.strictSame(await paysAndTells(t, stage, change, '3s'), [['success'], ['success', 'success']]),

  '13': async (t, stage, change) => {
    await order(stage, change);
    await stage.advance('12s');
    t.equal(await of(stage, change), 'success');
    t.strictSame(stage.told('status'), ['success', 'error']);
  },

  '21': async (t, stage, change) =>
    t.strictSame(await paysAndTells(t, stage, change, '1h'), [['error'], ['error']]),
};

playMagic('paygate/magic', [
  {
    plays: magic,
    ways: [
      (code) => ({ amount: Number(`7001.${code}`) }),
      (code) => ({ amount: `7001.${code}` }),
      (code) => ({ order_id: `PAYSTUB-${code}` }),
      (code) => ({ order_id: `PAYSTUB-${code}-12345678` }),
    ],
  },
]);

t.test('a form can carry a magic value too', async (t) => {
  const app = await build(t);
  const fields = Object.entries({ ...payment, amount: '7001.08' }).map(
    ([name, value]) => [name, String(value)] as const,
  );
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.set(name, value);
  for (const body of [new URLSearchParams(fields.map(([...pair]) => pair)), multipart]) {
    const message = new Response(body);
    const reply = await app.inject({
      method: 'POST',
      url: '/paygate/payment/initiate',
      headers: { ...sample, 'content-type': message.headers.get('content-type') ?? '' },
      payload: Buffer.from(await message.arrayBuffer()),
    });
    t.equal(reply.statusCode, 500);
  }
});

t.test('what only looks like a magic value is ordinary', async (t) => {
  const app = await build(t);
  const ordinary = [
    { amount: 7001 },
    { amount: 7001.03 },
    { amount: 70.0108 },
    { amount: '07001.080001' },
    { order_id: 'my-PAYSTUB-08' },
    { order_id: 'PAYSTUB-99' },
    { order_id: 'paystub-08' },
  ];
  for (const change of ordinary) await initiate(app, change);
  await control(app, 'POST', 'clock/advance', { by: '1h' });
  const { data } = (await control(app, 'GET', 'payments?state=pending')).body;
  t.equal(data.length, ordinary.length);
});
