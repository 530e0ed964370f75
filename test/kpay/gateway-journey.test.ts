import t from 'tap';
import { build, control } from '../helper.ts';
import { advance, balance, call, happen, omid, open, statusOf } from './gateway-client.ts';

const zero = {
  available_balance: '0.00000000',
  pending_balance: '0.00000000',
  total_received: '0.00000000',
  total_withdrawn: '0.00000000',
};

t.test('a payment goes from created to completed by blocks and the clock', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-20T09:00:00Z' });
  const created = await open(app, { order_id: 'INV-7', amount_crypto: undefined, amount_usd: 650 });
  t.match(created, {
    order_id: 'INV-7',
    currency: 'btc',
    requested_amount: '0.01000000',
    memo: null,
    status: 'created',
    expires_at: '2026-11-20T10:00:00Z',
  });
  t.equal(created.payment_url, `http://localhost:80/kpay/gateway/pay/${created.id}`);
  const waiting = await statusOf(app, created.id);
  t.match(waiting, {
    status: 'pending',
    received_amount: null,
    confirmations: 0,
    tx_hash: null,
    paid_at: null,
  });

  await happen(app, created.id, 'pay');
  const seen = await statusOf(app, created.id);
  t.match(seen, { status: 'pending', received_amount: '0.01000000', confirmations: 0, paid_at: null });
  t.match(seen.tx_hash, /^[0-9a-f]{64}$/);
  t.strictSame(await balance(app, 'btc'), zero, 'what has no block yet is no money');

  await advance(app, '9m59s');
  t.match(await statusOf(app, created.id), { status: 'pending', confirmations: 0 });
  await advance(app, '1s');
  t.match(await statusOf(app, created.id), { status: 'confirming', confirmations: 1, paid_at: null });
  t.match(await balance(app, 'btc'), { available_balance: '0.00000000', pending_balance: '0.01000000' });

  await advance(app, '1h');
  t.match(await statusOf(app, created.id), {
    status: 'completed',
    confirmations: 2,
    required_confirmations: 2,
    tx_hash: seen.tx_hash,
    paid_at: '2026-11-20T09:20:00Z',
  });
  t.strictSame(await balance(app, 'btc'), {
    available_balance: '0.01000000',
    pending_balance: '0.00000000',
    total_received: '0.01000000',
    total_withdrawn: '0.00000000',
  });
});

t.test('an underpaid payment waits for the rest', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  await happen(app, id, 'receive', { amount: '0.004' });
  const first = await statusOf(app, id);
  t.match(first, { status: 'pending', received_amount: '0.00400000', confirmations: 0 });
  await advance(app, '50m');
  t.match(await statusOf(app, id), { status: 'pending', confirmations: 0 }, 'no block counts for it');
  await happen(app, id, 'receive', { amount: 0.006 });
  const second = await statusOf(app, id);
  t.match(second, { status: 'pending', received_amount: '0.01000000' });
  t.not(second.tx_hash, first.tx_hash, 'the hash of the transfer that was seen last');
  await advance(app, '20m');
  t.match(await statusOf(app, id), { status: 'completed' }, 'blocks may come after the time to pay');
});

t.test('an underpaid payment expires when its time is over, and what arrived moves no balance', async (t) => {
  const app = await build(t);
  const { id } = await open(app, { expires_minutes: 5 });
  await advance(app, '4m');
  await happen(app, id, 'receive', { amount: '0.009' });
  await advance(app, '59s');
  t.equal((await statusOf(app, id)).status, 'pending');
  await advance(app, '1s');
  t.match(await statusOf(app, id), { status: 'expired', received_amount: '0.00900000', paid_at: null });
  t.strictSame(await balance(app, 'btc'), zero);
});

t.test('late money is recorded, and the payment stays expired', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  await advance(app, '1h');
  t.match(await statusOf(app, id), { status: 'expired', received_amount: null });
  await happen(app, id, 'receive', { amount: '0.01' });
  await happen(app, id, 'receive', { amount: '0.01' });
  t.match(await statusOf(app, id), { status: 'expired', received_amount: '0.02000000', confirmations: 0 });
  t.ok((await statusOf(app, id)).tx_hash);
  await advance(app, '10h');
  t.equal((await statusOf(app, id)).status, 'expired');
  t.strictSame(await balance(app, 'btc'), zero);
});

t.test('an overpaid payment completes with all that came', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  await happen(app, id, 'receive', { amount: '0.015' });
  await happen(app, id, 'receive', { amount: '0.00000001' });
  await advance(app, '20m');
  t.match(await statusOf(app, id), { status: 'completed', received_amount: '0.01500001' });
  t.match(await balance(app, 'btc'), { available_balance: '0.01500001', total_received: '0.01500001' });
});

t.test('a payment that fails while it is confirmed leaves the balance as it was', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  await happen(app, id, 'pay');
  await advance(app, '10m');
  t.match(await balance(app, 'btc'), { pending_balance: '0.01000000' });
  await happen(app, id, 'fail');
  t.strictSame(await balance(app, 'btc'), zero);
  await advance(app, '10h');
  t.match(await statusOf(app, id), { status: 'failed', confirmations: 1, paid_at: null });
});

t.test(
  'every coin reaches its end after its own blocks, with an address and a hash of its network',
  async (t) => {
    const app = await build(t);
    const { body } = await call(app, 'currencies');
    const times: Record<string, string> = {
      btc: '20m',
      eth: '144s',
      usdt_trc20: '57s',
      usdt_erc20: '144s',
      trx: '57s',
      ltc: '15m',
      doge: '20m',
      bnb: '45s',
      xrp: '4s',
    };
    const hashes: Record<string, RegExp> = {
      eth: /^0x[0-9a-f]{64}$/,
      usdt_erc20: /^0x[0-9a-f]{64}$/,
      bnb: /^0x[0-9a-f]{64}$/,
      xrp: /^[0-9A-F]{64}$/,
    };
    const addresses = new Set<string>();
    const codes = (body.currencies as { code: string }[]).map(({ code }) => code);
    t.strictSame(codes.sort(), Object.keys(times).sort());
    for (const currency of codes) {
      await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-20T09:00:00Z' });
      const { id, deposit_address, memo } = await open(app, { currency, amount_crypto: '1' });
      addresses.add(deposit_address);
      t.equal(memo !== null, currency === 'xrp', `${currency} memo`);
      if (memo !== null) t.match(memo, /^\d{1,10}$/);
      await happen(app, id, 'pay');
      t.match((await statusOf(app, id)).tx_hash, hashes[currency] ?? /^[0-9a-f]{64}$/);
      await advance(app, times[currency] ?? '');
      const { status, confirmations, required_confirmations } = await statusOf(app, id);
      t.equal(status, 'completed', currency);
      t.equal(confirmations, required_confirmations);
    }
    t.equal(addresses.size, codes.length);
  },
);

t.test('no two payments share an address, and the same workspace draws the same ones', async (t) => {
  const draw = async () => {
    const app = await build(t);
    const addresses: string[] = [];
    for (let count = 0; count < 20; count++)
      addresses.push((await open(app, {}, { workspace: 'ci-42' })).deposit_address);
    return addresses;
  };
  const [first, second] = [await draw(), await draw()];
  t.equal(new Set(first).size, 20);
  t.strictSame(first, second);
  const app = await build(t);
  t.notOk(first.includes((await open(app, {}, { workspace: 'ci-43' })).deposit_address));
});

t.test("a payment is open to all by its id, a balance is the account's own", async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  await happen(app, id, 'pay');
  await advance(app, '20m');
  for (const options of [{ key: omid.api_key }, { key: 'nonsense' }]) {
    t.equal((await statusOf(app, id, options)).status, 'completed');
  }
  t.strictSame(await balance(app, 'btc', { key: omid.api_key }), zero);
  t.equal((await call(app, `payments/${id}`, undefined, { workspace: 'other' })).status, 404);
});

t.test('an id is read as any UUID is', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  for (const written of [id.toUpperCase(), id.replaceAll('-', ''), `{${id}}`, `urn:uuid:${id}`]) {
    t.equal((await statusOf(app, encodeURIComponent(written))).id, id, written);
  }
});

t.test('addresses that Paystub mints keep the workspace and follow the host', async (t) => {
  const app = await build(t);
  const reply = await app.inject({
    method: 'POST',
    url: '/@ci-42/kpay/gateway/payments',
    headers: { authorization: `Bearer ${omid.api_key}`, host: 'pay.test:4747' },
    payload: { order_id: '1', currency: 'trx', amount_usd: 1 },
  });
  const { id, payment_url } = reply.json();
  t.equal(payment_url, `http://pay.test:4747/@ci-42/kpay/gateway/pay/${id}`);
});
