import t from 'tap';
import { build, control } from '../helper.ts';
import { bearer, call, freeze, initiate, payuFirst, sample } from './client.ts';

t.test('lists page by number, newest first; without page and limit all are told', async (t) => {
  const app = await build(t);
  for (let number = 1; number <= 12; number++) await initiate(app, { referenceNumber: `order-${number}` });
  await initiate(app, { referenceNumber: 'of another' }, payuFirst);
  const headers = await bearer(app);
  const listed = async (query: string): Promise<string[]> => {
    const { body } = await call(app, { method: 'GET', path: `/transaction${query}`, headers });
    return body.result.map(({ referenceNumber }: { referenceNumber: string }) =>
      referenceNumber.replace('order-', ''),
    );
  };
  t.same(await listed(''), [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(String));
  t.same(await listed('?page=1'), [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map(String), 'ten a page');
  t.same(await listed('?page=2'), ['2', '1']);
  t.same(await listed('?page=3&limit=5'), ['2', '1']);
  t.same(await listed('?limit=2'), ['12', '11']);
  t.same(await listed('?page=9'), []);
  t.same(await listed('?page=&limit='), await listed(''), 'empty counts as absent');

  await control(app, 'POST', 'payments/order-4/events', { event: 'pay' });
  t.same(await listed('?status=SUCCESS'), ['4']);
  t.same(await listed('?status=INITIATED&page=2&limit=10'), ['1']);
  const wrong = await call(app, { method: 'GET', path: '/transaction?status=paid', headers });
  t.equal(wrong.body.code, 25);
});

t.test('date ranges count whole days of UTC, or instants', async (t) => {
  const app = await build(t);
  await freeze(app);
  const set = (now: string) => control(app, 'PUT', 'clock', { now });
  for (const day of ['2025-11-03', '2026-01-30', '2026-01-31']) {
    await set(`${day}T23:59:59.999Z`);
    await initiate(app, { referenceNumber: day });
  }
  const headers = await bearer(app);
  const listed = async (fromDate: string, toDate: string): Promise<string[]> => {
    const query = new URLSearchParams({ fromDate, toDate });
    const { status, body } = await call(app, { method: 'GET', path: `/transaction?${query}`, headers });
    return status === 200
      ? body.result.map(({ referenceNumber }: { referenceNumber: string }) => referenceNumber)
      : [body.code];
  };
  t.same(await listed('2025-11-03', '2026-01-31'), ['2026-01-31', '2026-01-30', '2025-11-03'], '90 days');
  t.same(await listed('2025-11-02', '2026-01-31'), [11006], '91 days');
  t.same(await listed('2026-01-30', '2026-01-30'), ['2026-01-30']);
  t.same(await listed('2026-01-31', '2026-01-31'), ['2026-01-31'], 'today is no day to come');
  t.same(await listed('2026-01-30T00:00:00Z', '2026-01-30T23:00:00Z'), []);
  t.same(await listed('2026-01-30T23:59', '2026-01-31T05:30:00+05:30'), ['2026-01-30']);
  t.same(await listed('2026-01-30T10:00:00Z', '2026-01-30T10:00:00Z'), [11007]);
  t.same(await listed('2024-08-03', '2024-08-03'), [], "the app's first day is none before it");
});

t.test('an app sees its own transactions only', async (t) => {
  const app = await build(t);
  await initiate(app);
  const listed = async (who: typeof sample) =>
    (await call(app, { method: 'GET', path: '/transaction', headers: await bearer(app, who) })).body.result
      .length;
  t.equal(await listed(sample), 1);
  t.equal(await listed(payuFirst), 0);
});
