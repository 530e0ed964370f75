import Big from 'big.js';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { quotientUp } from '../../src/core/money.ts';
import { build, control } from '../helper.ts';
import { advance, balance, call, happen, open, statusOf } from './gateway-client.ts';

const units = (count: bigint, decimals: number): string => {
  const digits = count.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

t.test('no amount loses a digit', async () => {
  const app = await build(t);
  const coins = { btc: 8, eth: 18, trx: 6 };
  const cases = fc.record({
    currency: fc.constantFrom<keyof typeof coins>('btc', 'eth', 'trx'),
    count: fc.bigInt({ min: 1n, max: 10n ** 23n }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ currency, count }) => {
      const amount = units(count, coins[currency]);
      const { id, requested_amount } = await open(app, { currency, amount_crypto: amount });
      await happen(app, id, 'receive', { amount });
      return requested_amount === amount && (await statusOf(app, id)).received_amount === amount;
    }),
    { seed: 4747, numRuns: 60 },
  );
});

t.test('a JSON number counts by its shortest text, and no reply has an exponent', async (t) => {
  const app = await build(t);
  const send = async (text: string, currency = 'eth') => {
    const reply = await app.inject({
      method: 'POST',
      url: '/kpay/gateway/payments',
      headers: { authorization: 'Bearer kpay_Sara0Sample0Shop0Key0000000000000000001' },
      payload: `{"order_id":"1","currency":"${currency}","amount_crypto":${text}}`,
    });
    return reply.json().requested_amount as string | undefined;
  };
  t.equal(await send('1e-18'), '0.000000000000000001');
  t.equal(await send('0.1'), '0.100000000000000000');
  t.equal(await send('3'), '3.000000000000000000');
  t.equal(await send('123456.7'), '123456.700000000000000000');
  t.equal(await send('"1E-7"'), '0.000000100000000000');
  t.equal(await send('"۰.۵"'), '0.500000000000000000');
  t.equal(await send('"+0.5"'), '0.500000000000000000');
  t.equal(await send('1e17'), '100000000000000000.000000000000000000');
  for (const text of [
    '1e18',
    '1e400',
    '1e-19',
    '"1e-19"',
    '"0x10"',
    '"NaN"',
    '"1e9999"',
    '-0',
    'true',
    '[1]',
  ])
    t.equal(await send(text), undefined, text);
});

t.test('dollars become coins exactly, rounded up to the last place', async () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 10n ** 8n }),
      fc.integer({ min: 0, max: 18 }),
      (cents, rate, decimals) => {
        const got = quotientUp(new Big(cents.toString()), rate.toString(), decimals);
        const scaled = cents * 10n ** BigInt(decimals);
        const expected = scaled / rate + (scaled % rate === 0n ? 0n : 1n);
        return got.times(`1e${decimals}`).toFixed() === expected.toString();
      },
    ),
    { seed: 4747, numRuns: 2000 },
  );
});

/** What a run does (`earn`: a payment from its beginning to its end), to whichever of its payments and withdrawals the number falls on. */
type Command =
  | { do: 'open'; amount: bigint }
  | { do: 'earn'; amount: bigint }
  | { do: 'receive'; which: number; amount: bigint }
  | { do: 'event'; which: number; event: 'pay' | 'confirm' | 'fail' | 'expire' }
  | { do: 'withdraw'; amount: bigint }
  | { do: 'settle'; which: number; event: 'complete' | 'fail' }
  | { do: 'wait'; seconds: number };

const amount = fc.bigInt({ min: 1n, max: 5_000_000n });
const which = fc.nat(20);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('open' as const), amount }),
  fc.record({ do: fc.constant('earn' as const), amount }),
  fc.record({ do: fc.constant('receive' as const), which, amount }),
  fc.record({
    do: fc.constant('event' as const),
    which,
    event: fc.constantFrom(
      'pay' as const,
      'pay' as const,
      'confirm' as const,
      'fail' as const,
      'expire' as const,
    ),
  }),
  fc.record({ do: fc.constant('withdraw' as const), amount }),
  fc.record({
    do: fc.constant('settle' as const),
    which,
    event: fc.constantFrom('complete' as const, 'fail' as const),
  }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
);

const shown = (count: bigint): string => units(count, 6);

/** Runs the commands in a workspace of their own and holds the balance against the sum of what happened. */
async function run(app: FastifyInstance, workspace: string, commands: readonly Command[]): Promise<void> {
  const options = { workspace };
  const payments: { id: string; arrived: bigint }[] = [];
  const withdrawals: { id: string; amount: bigint }[] = [];
  for (const step of commands) {
    const payment = 'which' in step ? payments[step.which % (payments.length || 1)] : undefined;
    const withdrawal = 'which' in step ? withdrawals[step.which % (withdrawals.length || 1)] : undefined;
    if (step.do === 'wait') await advance(app, `${step.seconds}s`, options);
    else if (step.do === 'open') {
      const asked = { currency: 'trx', amount_crypto: shown(step.amount), expires_minutes: 1 };
      payments.push({ id: (await open(app, asked, options)).id, arrived: 0n });
    } else if (step.do === 'earn') {
      const { id } = await open(app, { currency: 'trx', amount_crypto: shown(step.amount) }, options);
      payments.push({ id, arrived: step.amount });
      await happen(app, id, 'pay', undefined, options);
      await advance(app, '57s', options);
    } else if (step.do === 'receive' && payment) {
      const { status } = await happen(app, payment.id, 'receive', { amount: shown(step.amount) }, options);
      if (status === 200) payment.arrived += step.amount;
    } else if (step.do === 'event' && payment) {
      const before = (await control(app, 'GET', `payments/${payment.id}`, undefined, workspace)).body;
      const { status, body } = await happen(app, payment.id, step.event, undefined, options);
      const after = (await control(app, 'GET', `payments/${payment.id}`, undefined, workspace)).body;
      if (status === 409) t.strictSame(after, before, 'an illegal event changes nothing');
      else if (step.event === 'pay') payment.arrived = BigInt(body.data.received_amount.replace('.', ''));
    } else if (step.do === 'withdraw') {
      const { available_balance } = await balance(app, 'trx', options);
      const enough = BigInt(available_balance.replace('.', '')) >= step.amount;
      const asked = {
        currency: 'trx',
        amount: shown(step.amount),
        destination_address: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
      };
      const { status, body } = await call(app, 'withdrawals', asked, options);
      t.equal(
        status === 200,
        enough && step.amount > 1_000_000n,
        'what is there, and no more, can be withdrawn',
      );
      if (status === 200) withdrawals.push({ id: body.id, amount: step.amount });
    } else if (step.do === 'settle' && withdrawal) {
      await happen(app, withdrawal.id, step.event, undefined, options);
    }
    const stateOf = async ({ id }: { id: string }): Promise<string> =>
      (await control(app, 'GET', `payments/${id}`, undefined, workspace)).body.state;
    let received = 0n;
    let pending = 0n;
    let withdrawn = 0n;
    for (const one of payments) {
      const state = await stateOf(one);
      if (state === 'completed') received += one.arrived;
      if (state === 'confirming') pending += one.arrived;
    }
    for (const one of withdrawals) if ((await stateOf(one)) !== 'failed') withdrawn += one.amount;
    t.ok(received >= withdrawn, 'nothing is overdrawn');
    t.strictSame(await balance(app, 'trx', options), {
      available_balance: shown(received - withdrawn),
      pending_balance: shown(pending),
      total_received: shown(received),
      total_withdrawn: shown(withdrawn),
    });
  }
}

t.test('balances are the sum of what happened, in any order', { timeout: 120_000 }, async () => {
  const app = await build(t);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 25 }), (commands) =>
      run(app, `run-${++count}`, commands),
    ),
    { seed: 4747, numRuns: 40, endOnFailure: true },
  );
});
