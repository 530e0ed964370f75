import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { defaults } from '../../src/config.ts';
import { build, control, receiver } from '../helper.ts';
import { initiate, patient, sample, statusOf } from '../paygate/client.ts';

t.test('a restart in the middle of a retry schedule loses nothing', async (t) => {
  const data = `${t.testdir()}/paystub.db`;
  const shop = await receiver(t, () => (shop.received.length < 3 ? 500 : 200));
  const start = () => buildApp({ ...defaults, logLevel: 'error', data });

  const before = await start();
  await control(before, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const id = await initiate(before, { ipn_url: shop.url }, { keys: patient });
  await control(before, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(before, 'POST', 'webhooks/drain');
  await control(before, 'POST', 'clock/advance', { by: '10s' });
  const known = await control(before, 'GET', `payments/${id}`);
  const journal = await control(before, 'GET', 'requests');
  t.equal(shop.received.length, 2);
  await before.close();

  const after = await start();
  t.teardown(() => after.close());
  t.strictSame((await control(after, 'GET', `payments/${id}`)).body, known.body);
  t.strictSame((await control(after, 'GET', 'requests')).body, journal.body);
  t.match((await control(after, 'GET', 'clock')).body, { mode: 'frozen', now: '2026-03-01T12:00:10.000Z' });
  t.match((await control(after, 'GET', 'webhooks/wh_1')).body, {
    status: 'pending',
    attempts: 2,
    next_attempt_at: '2026-03-01T12:01:10.000Z',
  });
  const { body } = await control(after, 'POST', 'clock/advance', { by: '1h' });
  t.strictSame(body.fired, [{ at: '2026-03-01T12:01:10.000Z', task: 'deliver', id: 'wh_1', outcome: '200' }]);
  t.match((await control(after, 'GET', 'webhooks/wh_1')).body, { status: 'delivered', attempts: 3 });
  t.equal(shop.received[2]?.body, shop.received[0]?.body, 'the same bytes');
  t.not(await initiate(after), id, 'ids go on where they stopped');
});

t.test('what was due while nobody ran happens at the start, at its own time', async (t) => {
  const data = `${t.testdir()}/paystub.db`;
  const shop = await receiver(t, () => (shop.received.length < 2 ? 500 : 200));
  const before = await buildApp({ ...defaults, logLevel: 'error', data });
  const id = await initiate(before, { ipn_url: shop.url }, { keys: patient });
  await control(before, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(before, 'POST', 'webhooks/drain');
  const [workspace] = before.core.workspaces.all();
  // As if the machine had slept for a minute: the clock is ahead when the next process reads it.
  await before.core.commit.run(() => {
    if (workspace) workspace.clock = { mode: 'real', offset: 60_000 };
    before.core.workspaces.touch(workspace as never);
  });
  await before.close();

  const after = await build(t, { data });
  await after.core.open('default');
  await control(after, 'POST', 'webhooks/drain');
  t.match((await control(after, 'GET', 'webhooks/wh_1')).body, { status: 'delivered', attempts: 2 });
});

async function start(data: string): Promise<{ process: ChildProcess; origin: string }> {
  const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const script = `import(${JSON.stringify(program)}).then(({ main }) => main(['--port', '0', '--data', ${JSON.stringify(data)}], {}))`;
  const child = spawn(process.execPath, ['--import=tsx', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    const [, origin] = /serves on (\S+)/.exec(chunk.toString()) ?? [];
    if (origin) return { process: child, origin };
  }
  throw new Error('the server never said where it listens');
}

t.test('no acknowledged payment is lost to kill -9', async (t) => {
  const data = `${t.testdir()}/paystub.db`;
  const shop = await receiver(t);
  const first = await start(data);
  const exit = once(first.process, 'exit');
  const acknowledged: string[] = [];
  let killed = false;
  const client = async (lane: number) => {
    for (let order = 0; !killed; order++) {
      const body = {
        currency: 'USD',
        amount: 1,
        ipn_url: shop.url,
        callback_url: shop.url,
        order_id: `lane-${lane}-${String(order).padStart(8, '0')}`,
      };
      const reply = await fetch(`${first.origin}/paygate/payment/initiate`, {
        method: 'POST',
        headers: { ...sample, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
        .then((reply) => reply.json() as Promise<{ data: { order_id: string } }>)
        .catch(() => undefined);
      if (!reply) return;
      acknowledged.push(reply.data.order_id);
      if (acknowledged.length === 100) {
        killed = true;
        first.process.kill('SIGKILL');
      }
    }
  };
  await Promise.all([1, 2, 3, 4].map(client));
  await exit;

  const again = await build(t, { data });
  const states = await Promise.all(acknowledged.map((order_id) => statusOf(again, order_id)));
  t.ok(acknowledged.length >= 100);
  t.ok(
    states.every((state) => state === 'pending'),
    'every one is there',
  );
});

t.test('a file of a newer Paystub is left alone', async (t) => {
  const data = `${t.testdir()}/paystub.db`;
  const app = await buildApp({ ...defaults, logLevel: 'error', data });
  await app.close();
  const { default: Sqlite } = await import('better-sqlite3');
  const db = new Sqlite(data);
  db.pragma('user_version = 99');
  db.close();
  await t.rejects(buildApp({ ...defaults, data }), { message: /written by a newer Paystub/ });
});
