import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { initiate, patient, statusOf } from '../paygate/client.ts';

t.test(
  'a snapshot brings back payments, webhooks, their attempts, timers, the journal, the clock and the seed',
  async (t) => {
    const app = await build(t);
    const shop = await receiver(t, 500);
    await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
    await initiate(app, {}, { workspace: '/@other' });
    const id = await initiate(app, { ipn_url: shop.url }, { keys: patient });
    await control(app, 'POST', `payments/${id}/events`, { event: 'fail' });
    await control(app, 'POST', 'webhooks/drain');
    const see = async () => ({
      payment: (await control(app, 'GET', `payments/${id}`)).body,
      webhook: (await control(app, 'GET', 'webhooks/wh_1')).body,
      requests: (await control(app, 'GET', 'requests')).body.data.map(
        ({ id, url }: { id: string; url: string }) => [id, url],
      ),
      clock: (await control(app, 'GET', 'clock')).body,
    });
    const before = await see();
    t.strictSame((await control(app, 'POST', 'snapshots', { name: 'declined' })).body, {
      name: 'declined',
      now: '2026-03-01T12:00:00.000Z',
    });

    for (let round = 0; round < 3; round++) {
      await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
      await control(app, 'POST', 'clock/advance', { by: '1h' });
      const next = await initiate(app);
      t.equal((await control(app, 'POST', 'snapshots/declined/restore')).status, 200);
      t.strictSame(await see(), before, 'everything is as it was');
      t.equal(await initiate(app), next, 'and what follows is the same again');
      await control(app, 'POST', 'snapshots/declined/restore');
    }
    t.equal(
      await statusOf(app, undefined, { workspace: '/@other' }),
      'pending',
      'other workspaces are left alone',
    );
    t.strictSame((await control(app, 'GET', 'snapshots')).body.data, [
      { name: 'declined', now: '2026-03-01T12:00:00.000Z' },
    ]);
    t.strictSame(
      (await control(app, 'GET', 'workspaces')).body.data.map(({ name }: { name: string }) => name),
      ['default', 'other'],
    );
  },
);

t.test('a fork begins where its origin stands, and then goes its own way', async (t) => {
  const app = await build(t);
  const id = await initiate(app);
  t.equal((await control(app, 'POST', 'fork', { to: 'copy' })).status, 201);
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' }, 'copy');
  t.equal(await statusOf(app), 'pending');
  t.equal(await statusOf(app, undefined, { workspace: '/@copy' }), 'success');
  t.match((await control(app, 'POST', 'fork', { to: 'copy' })).body, { status: 409, detail: /already/ });
  t.equal((await control(app, 'POST', 'fork', { to: 'no name' })).status, 422);
  t.equal((await control(app, 'POST', 'snapshots/none/restore')).status, 404);
});

t.test("a snapshot's own timers never fire", async (t) => {
  const app = await build(t);
  const shop = await receiver(t, 500);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const id = await initiate(app, { ipn_url: shop.url }, { keys: patient });
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  await control(app, 'POST', 'snapshots', { name: 'waiting' });
  await control(app, 'POST', 'clock/advance', { by: '1d' });
  t.equal(shop.received.length, 4, 'the four attempts of the workspace itself');
});
