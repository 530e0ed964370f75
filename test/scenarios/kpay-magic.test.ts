import { createHmac } from 'node:crypto';
import t, { type Test } from 'tap';
import { build, control } from '../helper.ts';
import { create } from '../kpay/client.ts';
import { open } from '../kpay/gateway-client.ts';
import { ask, cardStatus, coinStatus, openCard, openCoin, webhook_secret } from './kpay-calls.ts';
import { lost, type MagicPlay, playMagic, type Stage } from './stage.ts';

/** What the four values do that are about the reply, whichever kind of payment is asked for. */
const replies = (create: typeof ask.createCard | typeof ask.createCoin): Record<string, MagicPlay> => ({
  '06': async (t, stage, change) => {
    t.equal(await lost(create(stage, change)), 'ECONNRESET');
    t.equal((await stage.list('payments')).length, 1, 'it exists all the same');
    t.equal((await create(stage, change)).status, 200);
    t.equal((await stage.list('payments')).length, 2, 'the repeated call made another');
  },

  '07': async (t, stage, change) => {
    t.equal((await create(stage, change)).status, 200);
    t.strictSame(stage.waits, [5000]);
  },

  '08': async (t, stage, change) => {
    t.equal((await create(stage, change)).status, 500);
    t.strictSame(await stage.list('payments'), []);
  },

  '09': async (t, stage, change) => {
    const busy = await create(stage, change);
    t.strictSame([busy.status, busy.headers.get('retry-after')], [429, '2']);
    t.equal((await create(stage, change)).status, 200);
  },
});

/** A card payment becomes so after a while, and not before. */
const becomes =
  (status: string, almost: string, last = '1s'): MagicPlay =>
  async (t, stage, change) => {
    const card = await openCard(stage, change);
    await stage.advance(almost);
    t.equal(await cardStatus(stage, card), 'pending');
    await stage.advance(last);
    t.equal(await cardStatus(stage, card), status);
  };

const cards: Record<string, MagicPlay> = {
  '01': becomes('paid', '4s'),
  '02': becomes('failed', '1s'),
  '03': becomes('canceled', '1s'),
  '04': becomes('expired', '4s'),
  '05': becomes('paid', '14m58s'),
  ...replies(ask.createCard),
};

/** A coin payment's status after a while, and what the receiver was told by then. */
async function after(stage: Stage, change: object, by: string) {
  const id = await openCoin(stage, change);
  await stage.advance(by);
  return { ...(await coinStatus(stage, id)), told: stage.told('status') };
}

/** The amount is in dollars: at the fixture's rate 7001.xx come to some 0.1077 btc. */
async function parts(t: Test, stage: Stage, change: object, by: string) {
  const { requested_amount, received_amount, ...rest } = await after(stage, change, by);
  t.ok(Number(requested_amount) > 0);
  return { ...rest, share: Number(received_amount) / Number(requested_amount) };
}

const whole = ['pending', 'confirming', 'completed'];

const coins: Record<string, MagicPlay> = {
  '01': async (t, stage, change) =>
    t.match(await after(stage, change, '20m5s'), { status: 'completed', told: whole }),
  '02': async (t, stage, change) =>
    t.match(await after(stage, change, '2s'), { status: 'failed', told: ['failed'] }),
  '04': async (t, stage, change) =>
    t.match(await after(stage, change, '5s'), { status: 'expired', told: ['expired'] }),

  '05': async (t, stage, change) => {
    t.match(await after(stage, change, '59m58s'), { received_amount: null, told: [] });
    await stage.advance('20m1s');
    t.strictSame(stage.told('status'), whole);
  },

  ...replies(ask.createCoin),

  '10': async (t, stage, change) =>
    t.match(await after(stage, change, '1h'), { status: 'completed', told: [] }),

  '11': async (t, stage, change) => {
    t.match(await after(stage, change, '1m4s'), { status: 'pending', told: [] });
    await stage.advance('1s');
    t.strictSame(stage.told('status'), ['pending']);
  },

  '12': async (t, stage, change) =>
    t.match(await after(stage, change, '8s'), { status: 'pending', told: ['pending', 'pending'] }),

  '13': async (t, stage, change) =>
    t.match(await after(stage, change, '7s'), {
      status: 'completed',
      told: ['pending', 'completed', 'confirming'],
    }),

  '14': async (t, stage, change) => {
    t.match(await after(stage, change, '5s'), { told: ['pending'] });
    const [webhook] = stage.shop.received;
    const right = createHmac('sha256', webhook_secret)
      .update(webhook?.body ?? '')
      .digest('hex');
    t.not(webhook?.headers['x-webhook-signature'], `sha256=${right}`);
  },

  '21': async (t, stage, change) => {
    const { status, share } = await parts(t, stage, change, '5s');
    t.equal(status, 'pending');
    t.ok(Math.abs(share - 0.5) < 0.001);
  },

  '22': async (t, stage, change) => {
    const { status, share } = await parts(t, stage, change, '20m5s');
    t.equal(status, 'completed');
    t.ok(Math.abs(share - 1.1) < 0.001);
  },

  '23': async (t, stage, change) =>
    t.match(await parts(t, stage, change, '15s'), { status: 'expired', share: 1, told: ['expired'] }),
  '24': async (t, stage, change) =>
    t.match(await parts(t, stage, change, '1d'), { status: 'pending', share: 1, told: ['pending'] }),
};

playMagic('kpay/magic', [
  {
    plays: cards,
    ways: [(code) => ({ amount: Number(`7001${code}`) }), (code) => ({ factor_number: `PAYSTUB-${code}/7` })],
  },
  {
    plays: coins,
    ways: [
      (code) => ({ amount_usd: Number(`7001.${code}`), amount_crypto: undefined }),
      (code) => ({ amount_usd: `7001.${code}`, amount_crypto: undefined }),
      (code) => ({ order_id: `PAYSTUB-${code}` }),
    ],
  },
]);

t.test('what only looks like a magic value is ordinary', async (t) => {
  const app = await build(t);
  const ordinary = [{ amount: 700_100 }, { amount: 7_001_080 }, { factor_number: 'INV-PAYSTUB-08' }];
  for (const change of ordinary) await create(app, change);
  for (const order_id of ['paystub-08', 'X-PAYSTUB-02', 'PAYSTUB-99']) await open(app, { order_id });
  await control(app, 'POST', 'clock/advance', { by: '10m' });
  const { data } = (await control(app, 'GET', 'payments?phase=open')).body;
  t.equal(data.length, 6);
});

t.test('the buyer who pays the fee does not hide the amount', async (t) => {
  const app = await build(t);
  await create(app, { amount: 700_102, fee_side: 'customer' });
  await control(app, 'POST', 'clock/advance', { by: '2s' });
  t.match((await control(app, 'GET', 'payments')).body.data, [{ state: 'failed', amount: '707104' }]);
});
