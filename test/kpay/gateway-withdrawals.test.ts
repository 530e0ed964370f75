import t, { type Test } from 'tap';
import { build, control } from '../helper.ts';
import { advance, balance, call, happen, omid, open } from './gateway-client.ts';

const wallet = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';

/** An app on which the first account has 100 USDT on Tron. */
async function funded(t: Test) {
  const app = await build(t);
  const { id } = await open(app, { currency: 'usdt_trc20', amount_crypto: '100' });
  await happen(app, id, 'pay');
  await advance(app, '1m');
  return app;
}

const withdrawal = { currency: 'usdt_trc20', amount: '40.5', destination_address: wallet };

t.test('a withdrawal takes its amount at once and is completed by the clock', async (t) => {
  const app = await funded(t);
  const { status, body } = await call(app, 'withdrawals', withdrawal);
  t.equal(status, 200);
  t.strictSame(body, {
    id: body.id,
    currency: 'usdt_trc20',
    amount: '40.500000',
    fee: '1.000000',
    net_amount: '39.500000',
    destination_address: wallet,
    status: 'pending',
  });
  const left = {
    available_balance: '59.500000',
    pending_balance: '0.000000',
    total_received: '100.000000',
    total_withdrawn: '40.500000',
  };
  t.strictSame(await balance(app, 'usdt_trc20'), left);
  t.match((await control(app, 'GET', `payments/${body.id}`)).body, {
    kind: 'kpay.withdrawal',
    state: 'pending',
    events: ['complete', 'fail'],
    data: { tx_hash: null },
  });
  await advance(app, '57s');
  const done = (await control(app, 'GET', `payments/${body.id}`)).body;
  t.match(done, { state: 'completed', data: { tx_hash: /^[0-9a-f]{64}$/ } });
  t.strictSame(await balance(app, 'usdt_trc20'), left, 'its end changes nothing more');
  t.equal((await happen(app, body.id, 'fail')).status, 409);
  t.strictSame(await balance(app, 'usdt_trc20'), left);
});

t.test('a withdrawal that fails puts its amount back', async (t) => {
  const app = await funded(t);
  const before = await balance(app, 'usdt_trc20');
  const { body } = await call(app, 'withdrawals', { ...withdrawal, amount: 100 });
  t.match(await balance(app, 'usdt_trc20'), { available_balance: '0.000000' });
  t.match(await call(app, 'withdrawals', { ...withdrawal, amount: 2 }), {
    status: 400,
    body: { detail: 'Insufficient balance' },
  });
  await happen(app, body.id, 'fail');
  t.strictSame(await balance(app, 'usdt_trc20'), before);
  await advance(app, '1h');
  t.match((await control(app, 'GET', `payments/${body.id}`)).body, { state: 'failed' });
  t.equal((await call(app, 'withdrawals', { ...withdrawal, amount: 100 })).status, 200);
});

t.test('withdrawals stand in no list of payments', async (t) => {
  const app = await funded(t);
  const { body } = await call(app, 'withdrawals', withdrawal);
  const listed = (await control(app, 'GET', 'payments?provider=kpay')).body.data;
  t.equal(listed.length, 1);
  t.notOk(listed.some(({ id }: { id: string }) => id === body.id));
});

t.test('money is of one coin, of one account and confirmed', async (t) => {
  const app = await funded(t);
  const refused = { status: 400, body: { detail: 'Insufficient balance' } };
  t.match(await call(app, 'withdrawals', withdrawal, { key: omid.api_key }), refused, 'of another account');
  t.match(
    await call(app, 'withdrawals', { ...withdrawal, currency: 'trx' }),
    refused,
    'another coin of the same network',
  );
  const { id } = await open(app, { currency: 'trx', amount_crypto: '50' });
  await happen(app, id, 'pay');
  await advance(app, '3s');
  t.match(await balance(app, 'trx'), { pending_balance: '50.000000' });
  t.match(await call(app, 'withdrawals', { ...withdrawal, currency: 'trx' }), refused, 'not confirmed yet');
});

t.test('a coin goes to an address of its own network only', async (t) => {
  const app = await build(t);
  const good: Record<string, string> = {
    btc: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    eth: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    usdt_trc20: wallet,
    usdt_erc20: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    trx: wallet,
    ltc: 'LhK2kQwiaAvhjWY799cZvMyYwnQAcxkarr',
    doge: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
    bnb: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    xrp: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
  };
  for (const currency of Object.keys(good)) {
    for (const address of new Set([...Object.values(good), 'nowhere'])) {
      const { status, body } = await call(app, 'withdrawals', {
        currency,
        amount: '1000',
        destination_address: address,
      });
      if (address === good[currency])
        t.match({ status, body }, { status: 400, body: { detail: 'Insufficient balance' } });
      else
        t.match(
          { status, body },
          { status: 422, body: { detail: [{ loc: ['body', 'destination_address'] }] } },
        );
    }
  }
});

t.test('a memo counts on the XRP ledger only', async (t) => {
  const app = await build(t);
  const xrp = { currency: 'xrp', amount: '5', destination_address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' };
  for (const memo of ['0', '4294967295', '', null, '۱۲۳'])
    t.equal((await call(app, 'withdrawals', { ...xrp, memo })).status, 400, String(memo));
  for (const memo of ['4294967296', '-1', 'hello'])
    t.equal((await call(app, 'withdrawals', { ...xrp, memo })).status, 422, memo);
  t.equal((await call(app, 'withdrawals', { ...withdrawal, memo: 'hello' })).status, 400);
});
