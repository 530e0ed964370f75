import t from 'tap';
import { duration } from '../../src/core/time/clock.ts';
import { build, control, receiver } from '../helper.ts';
import { initiate, patient, statusOf } from '../paygate/client.ts';

t.test('a frozen clock stands, a real one runs, and either can be set', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2030-01-01T00:00:00Z' });
  t.match((await control(app, 'GET', 'clock')).body, { mode: 'frozen', now: '2030-01-01T00:00:00.000Z' });
  await initiate(app);
  const { body } = await control(app, 'GET', 'payments');
  t.equal(body.data[0].created_at, '2030-01-01T00:00:00.000Z');
  await control(app, 'PUT', 'clock', { mode: 'real' });
  const running = (await control(app, 'GET', 'clock')).body;
  t.equal(running.mode, 'real');
  t.match(running.now, /^2030-01-01T00:00:0/, 'it goes on from where it stood');
});

t.test('each step sees its own time, and what happens on the way may set further timers', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const times: string[] = [];
  const shop = await receiver(t, async () => {
    times.push((await control(app, 'GET', 'clock')).body.now);
    return 500;
  });
  const first = await initiate(
    app,
    { ipn_url: `${shop.url}/first`, order_id: '0000000001' },
    { keys: patient },
  );
  const second = await initiate(
    app,
    { ipn_url: `${shop.url}/second`, order_id: '0000000002' },
    { keys: patient },
  );
  await control(app, 'POST', `payments/${first}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  await control(app, 'POST', 'clock/advance', { by: '5s' });
  await control(app, 'POST', `payments/${second}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  const { body } = await control(app, 'POST', 'clock/advance', { to: '2026-03-01T12:02:00Z' });
  t.equal(body.now, '2026-03-01T12:02:00.000Z');
  t.strictSame(
    body.fired.map(({ at, id }: { at: string; id: string }) => [at, id]),
    [
      ['2026-03-01T12:00:10.000Z', 'wh_1'],
      ['2026-03-01T12:00:15.000Z', 'wh_2'],
      ['2026-03-01T12:01:10.000Z', 'wh_1'],
      ['2026-03-01T12:01:15.000Z', 'wh_2'],
    ],
  );
  t.strictSame(
    times.slice(2),
    body.fired.map(({ at }: { at: string }) => at),
    'a receiver that asks back sees the same time',
  );
});

t.test('advances asked for at once happen one after the other', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  await Promise.all(Array.from({ length: 5 }, () => control(app, 'POST', 'clock/advance', { by: '1m' })));
  t.equal((await control(app, 'GET', 'clock')).body.now, '2026-03-01T12:05:00.000Z');
});

t.test('what is due is done without anybody asking, on either clock', async (t) => {
  const app = await build(t);
  const arrivals: (() => void)[] = [];
  const shop = await receiver(t, () => {
    arrivals.shift()?.();
    return 500;
  });
  const arrival = () => new Promise<void>((arrived) => arrivals.push(arrived));
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const id = await initiate(app, { ipn_url: shop.url }, { keys: patient });
  const first = arrival();
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await first;
  t.pass('a clock that stands still delivers what is due now');
  await app.core.dispatcher.idle();
  const second = arrival();
  await control(app, 'PUT', 'clock', { mode: 'real', now: '2026-03-01T12:00:09.970Z' });
  await second;
  t.pass('a running one delivers when the time has come');
});

t.test('nobody sees a state that time has ended, even before the timer was fired', async (t) => {
  const app = await build(t);
  await initiate(app, {}, { keys: patient });
  t.equal(await statusOf(app, undefined, { keys: patient }), 'pending');
});

t.test('wrong times are told what would be right', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  for (const [body, detail] of [
    [{ by: 'soon' }, /a duration such as 15m/],
    [{ to: 'tomorrow' }, /an instant such as/],
    [{ to: '2026-03-01T11:00:00Z' }, /PUT .*clock sets it back/],
    [{ by: '9000y' }, /before the year 10000/],
    [{}, /must NOT have fewer than 1/],
    [{ by: '1m', to: '2027-01-01T00:00:00Z' }, /must NOT have more than 1/],
    [{ by: '1m', fast: true }, /additional/],
  ] as const) {
    const reply = await control(app, 'POST', 'clock/advance', body);
    t.equal(reply.status, 422, JSON.stringify(body));
    t.match(reply.body, { title: 'The input is not right', detail });
  }
  t.match((await control(app, 'GET', 'clock')).body, { now: '2026-03-01T12:00:00.000Z' });
});

t.test('durations are what people write', async (t) => {
  t.equal(duration('15m'), 900_000);
  t.equal(duration('1h30m'), 5_400_000);
  t.equal(duration('250ms'), 250);
  t.equal(duration('1.5 hours'), 5_400_000);
  for (const none of ['', '15', 'm', '-5m', '5m later', '1e99y']) t.equal(duration(none), undefined, none);
});
