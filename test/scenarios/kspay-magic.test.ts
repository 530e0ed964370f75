import t from 'tap';
import { build, control } from '../helper.ts';
import { bearer, initiate as begin, call, order, signed } from '../kspay/client.ts';
import { type Change, initiate, processed, told, transaction } from './kspay-calls.ts';
import { lost, type MagicPlay, playMagic, type Stage } from './stage.ts';

const becomes =
  (status: string, almost: string, last = '1s'): MagicPlay =>
  async (t, stage, change) => {
    const made = await processed(stage, change);
    await stage.advance(almost);
    t.match(await transaction(stage, made), { status: 'PROCESSING' });
    await stage.advance(last);
    t.match(await transaction(stage, made), { status });
  };

/** What two calls say, and how many transactions there are then. */
async function twice(stage: Stage, change: Change) {
  const [first, second] = [await initiate(stage, change), await initiate(stage, change)];
  return [...told(first), second.status, (await stage.list('payments')).length];
}

const plays: Record<string, MagicPlay> = {
  '01': becomes('SUCCESS', '4s'),
  '02': becomes('FAILED', '1s'),
  '04': becomes('EXPIRED', '4s'),
  '05': becomes('SUCCESS', '29m58s'),

  '06': async (t, stage, change) => {
    const headers = await signed(stage.app);
    t.equal(await lost(initiate(stage, change, headers)), 'ECONNRESET');
    t.equal((await stage.list('payments')).length, 1, 'it exists all the same');
    t.strictSame(told(await initiate(stage, change, headers)), [400, -17], 'its signature is used');
  },

  '07': async (t, stage, change) => {
    t.equal((await initiate(stage, change)).status, 201);
    t.strictSame(stage.waits, [5000]);
  },

  '08': async (t, stage, change) => {
    t.strictSame(told(await initiate(stage, change)), [500, 26]);
    t.strictSame(await stage.list('payments'), []);
  },

  '09': async (t, stage, change) => {
    const busy = await initiate(stage, change);
    t.equal(busy.headers.get('retry-after'), '2');
    t.strictSame([...told(busy), (await initiate(stage, change)).status], [429, 11005, 201]);
  },

  '21': async (t, stage, change) => t.strictSame(await twice(stage, change), [401, 9009, 201, 1]),
  '22': async (t, stage, change) => t.strictSame(await twice(stage, change), [400, 11005, 201, 1]),
  '23': async (t, stage, change) => t.strictSame(await twice(stage, change), [403, 13007, 403, 0]),
};

playMagic('kspay/magic', [
  {
    plays,
    ways: [
      (code) => ({ amount: Number(`7001.${code}`) }),
      (code) => ({ amount: Number(`7001.${code}`), currencyId: 'c_Dinar3Decs', paymentMethodId: undefined }),
      (code) => ({ referenceNumber: `PAYSTUB-${code}` }),
      (code) => ({ referenceNumber: `PAYSTUB-${code}-12345678` }),
    ],
  },
]);

t.test('a form and raw text can carry a magic value too', async (t) => {
  const app = await build(t);
  const fields = Object.entries({ ...order, amount: '7001.08' }).map(
    ([name, value]) => [name, String(value)] as [string, string],
  );
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.set(name, value);
  for (const body of [
    new URLSearchParams(fields),
    multipart,
    JSON.stringify({ ...order, amount: 7001.08 }),
  ]) {
    const message = new Response(body);
    const reply = await app.inject({
      method: 'POST',
      url: '/kspay/transaction/initiate',
      headers: { ...(await signed(app)), 'content-type': message.headers.get('content-type') ?? '' },
      payload: Buffer.from(await message.arrayBuffer()),
    });
    t.equal(reply.statusCode, 500);
  }
});

t.test('what only looks like a magic value is ordinary', async (t) => {
  const app = await build(t);
  const ordinary = [
    { amount: 7001 },
    { amount: 70.01 },
    { amount: 7001.03 },
    { amount: 70010.8 },
    { referenceNumber: 'my-PAYSTUB-08' },
    { referenceNumber: 'PAYSTUB-99' },
    { referenceNumber: 'paystub-08' },
  ];
  for (const change of ordinary) {
    const { headers } = await begin(app, change);
    t.equal((await call(app, { path: '/transaction/process', headers })).status, 201);
  }
  await control(app, 'POST', 'clock/advance', { by: '20m' });
  const found = await call(app, {
    method: 'GET',
    path: '/transaction?status=PROCESSING',
    headers: await bearer(app),
  });
  t.equal(found.body.result.length, ordinary.length);
});
