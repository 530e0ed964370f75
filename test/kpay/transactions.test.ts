import fc from 'fast-check';
import t from 'tap';
import { build, control } from '../helper.ts';
import { call, create, login, payment, sara, statusOf } from './client.ts';

const events = ['pay', 'fail', 'cancel', 'expire'] as const;
const ends = { pay: 'paid', fail: 'failed', cancel: 'canceled', expire: 'expired' };

for (const event of events) {
  t.test(`pending: ${event} leads to ${ends[event]}, and nothing leads out of it`, async (t) => {
    const app = await build(t);
    const authority = await create(app);
    const { status, body } = await control(app, 'POST', `payments/${authority}/events`, { event });
    t.equal(status, 200);
    t.match(body.timeline.at(-1), { event, from: 'pending', to: ends[event] });
    t.strictSame(body.due, [], 'its timer is gone');
    t.equal(await statusOf(app, authority), ends[event]);

    const before = await control(app, 'GET', `payments/${authority}`);
    for (const next of [...events, 'settle']) {
      const refused = await control(app, 'POST', `payments/${authority}/events`, { event: next });
      t.match(refused, { status: 409, body: { allowed: [] } }, next);
    }
    await control(app, 'POST', 'clock/advance', { by: '1h' });
    t.strictSame(await control(app, 'GET', `payments/${authority}`), before, 'nothing changed');
  });
}

t.test('it expires after 15 minutes on the clock, not a second before', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const authority = await create(app);
  const left = async () =>
    (await call(app, 'GET', `/transactions/payment/${authority}`)).body.remaining_seconds;

  t.equal(await left(), 900);
  await control(app, 'POST', 'clock/advance', { by: '14m59s' });
  t.equal(await left(), 1);
  t.equal(await statusOf(app, authority), 'pending');
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  t.equal(await left(), 0);
  t.equal(await statusOf(app, authority), 'expired');
});

t.test('fees: both sides, rounded up to a Rial', async (t) => {
  const app = await build(t);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 10_000, max: 500_000_000 }),
      fc.constantFrom('customer', 'merchant', undefined),
      async (amount, fee_side) => {
        const { body } = await call(
          app,
          'POST',
          '/transactions/create',
          { ...payment, amount, fee_side },
          { token: sara.key },
        );
        const fee = Math.floor((amount + 99) / 100);
        const { final_amount } = body;
        return (
          body.amount === amount &&
          body.fee === fee &&
          final_amount === (fee_side === 'customer' ? amount + fee : amount)
        );
      },
    ),
    { numRuns: 200, seed: 3 },
  );
});

t.test('verifying changes nothing and may be repeated; the amount is the requested one', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const authority = await create(app, { fee_side: 'customer' });
  const verify = () => call(app, 'POST', '/transactions/verify', { authority });
  t.match((await verify()).body, { status: 'pending', paid_at: null, amount: 250_000 });

  await control(app, 'POST', 'clock/advance', { by: '250ms' });
  await control(app, 'POST', `payments/${authority}/events`, { event: 'pay' });
  const first = await verify();
  t.match(first.body, { status: 'paid', paid_at: '2026-03-01T12:00:00.250000Z', amount: 250_000 });
  await control(app, 'POST', 'clock/advance', { by: '1d' });
  t.strictSame((await verify()).body, first.body);
});

t.test('pages: newest first, nothing twice, nothing left out', async (t) => {
  const app = await build(t);
  const made: string[] = [];
  for (let count = 0; count < 45; count += 1) made.unshift(await create(app));
  await control(app, 'POST', `payments/${made[3]}/events`, { event: 'pay' });
  const list = async (query: string) =>
    (await call(app, 'GET', `/transactions${query}`, undefined, { token: sara.key })).body;
  const authorities = ({ transactions }: { transactions: { authority: string }[] }) =>
    transactions.map(({ authority }) => authority);

  const pages = [await list(''), await list('?page=2'), await list('?page=3&per_page=20')];
  t.strictSame(pages.flatMap(authorities), made);
  t.match(pages[2], { total: 45, page: 3, per_page: 20 });
  t.strictSame(authorities(await list('?page=4')), []);
  t.strictSame(authorities(await list('?page=99999999999999999999999')), []);
  t.strictSame(authorities(await list('?status=paid')), [made[3]]);
  t.match(await list(`?status=pending&shop_id=${sara.shop_id.toUpperCase()}&per_page=100`), { total: 44 });
  t.match(await list(`?shop_id=${payment.card_id}`), { total: 0 });
});

t.test('workspaces share nothing', async (t) => {
  const app = await build(t);
  const one = { workspace: '/@one' };
  const authority = await create(app, {}, one);
  t.equal(await statusOf(app, authority, one), 'pending');
  t.match(await call(app, 'GET', `/transactions/check/${authority}`), {
    status: 404,
    body: { detail: 'Transaction not found' },
  });
  await control(app, 'POST', 'clock/advance', { by: '1h' });
  t.equal(await statusOf(app, authority, one), 'pending', 'nor their clocks');
  const page = (await call(app, 'GET', `/transactions/payment/${authority}`, undefined, one)).body;
  t.equal(page.remaining_seconds > 890, true);
});

t.test('the API stands under both addresses and under its real host', async (t) => {
  const app = await build(t);
  t.equal(
    (await call(app, 'GET', '/transactions', undefined, { token: sara.key, mount: '/kpay' })).status,
    200,
  );
  const reply = await app.inject({
    method: 'POST',
    url: 'https://kpay.website/api/v1/transactions/create',
    headers: { host: 'kpay.website', authorization: `Bearer ${sara.key}` },
    payload: payment,
  });
  t.match(reply.json().payment_url, /^https?:\/\/kpay\.website(:\d+)?\/payment\/KP[0-9A-Z]{34}$/);
});

t.test(
  'whatever happens in whatever order, the time left is never negative and only pending has any',
  async (t) => {
    const app = await build(t);
    await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
    const step = fc.oneof(
      fc.constantFrom(...events, 'nonsense'),
      fc.integer({ min: 0, max: 600_000 }).map((by) => `${by}ms`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const authority = await create(app);
        for (const next of steps) {
          const before = await call(app, 'POST', '/transactions/verify', { authority });
          if (/^\d/.test(next)) await control(app, 'POST', 'clock/advance', { by: next });
          else {
            const { status } = await control(app, 'POST', `payments/${authority}/events`, { event: next });
            const after = await call(app, 'POST', '/transactions/verify', { authority });
            if (status >= 400) t.strictSame(after.body, before.body, `${next} changed nothing`);
          }
          const { body } = await call(app, 'GET', `/transactions/payment/${authority}`);
          if (body.remaining_seconds < 0) return false;
          if ((body.status === 'pending') !== body.remaining_seconds > 0) return false;
        }
        return true;
      }),
      { numRuns: 60, seed: 3 },
    );
  },
);

t.test('a whole purchase over HTTP: create, look, pay, return, verify', async (t) => {
  const app = await build(t);
  const { access_token: token } = await login(app);
  const made = await call(app, 'POST', '/transactions/create', payment, { token });
  const { authority, payment_url } = made.body;
  const page = new URL(payment_url).pathname;
  const info = (await call(app, 'GET', `/transactions/payment/${authority}`)).body;

  const shown = await app.inject({ url: `${page}?lang=en` });
  for (const text of [info.owner_name, info.shop_name, '250,000', info.card_number])
    t.ok(shown.body.includes(text), text);
  await control(app, 'POST', 'clock/advance', { by: '3m' });
  const paid = await app.inject({
    method: 'POST',
    url: `${page}?lang=en`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });

  t.equal(paid.statusCode, 302);
  t.equal(paid.headers.location, `http://127.0.0.1:9/done?order=7&authority=${authority}&status=OK`);
  t.match((await call(app, 'POST', '/transactions/verify', { authority })).body, {
    id: made.body.id,
    status: 'paid',
    amount: payment.amount,
  });
  t.match((await call(app, 'GET', `/transactions/check/${authority}`)).body, { is_paid: true });
});
