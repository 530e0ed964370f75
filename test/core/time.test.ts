import t from 'tap';
import { Handle } from '../../src/core/workspace.ts';
import { now } from '../../src/core/workspaces.ts';
import { receiver } from '../helper.ts';
import { bill, tiny } from './tiny.ts';

const start = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;

async function frozen(t: Parameters<typeof tiny>[0], answer: Parameters<typeof receiver>[1] = 200) {
  const made = await tiny(t);
  const shop = await receiver(t, answer);
  const workspace = await made.core.open('default');
  await made.core.commit.run(() => made.core.workspaces.setClock(workspace, { mode: 'frozen', at: start }));
  const receive = (id: string, amount: number) =>
    made.core.commit.run(() => {
      const handle = new Handle(made.core.stores, workspace, now(workspace));
      const payment = handle.get(bill, id);
      if (payment) handle.apply(bill, payment, 'receive', { amount });
    });
  return { ...made, shop, workspace, receive };
}

t.test('expiry and retries come in the order of virtual time, each at its own instant', async (t) => {
  const { core, shop, workspace, open, receive } = await frozen(t, 500);
  const id = await open(shop.url);
  await receive(id, 1);
  await core.drain(workspace);
  const fired = await core.advance.walk(workspace, (now) => now + 20 * minute);
  t.strictSame(
    fired.map(({ at, task, outcome }) => [(at - start) / minute, task, outcome]),
    [
      [14, 'deliver', '500'],
      [15, 'transition', 'expire'],
      [15, 'deliver', '500'],
      [18, 'deliver', '500'],
    ],
  );
  t.equal(shop.received[2]?.body, `expire at ${start + 15 * minute}`, 'the expiry saw its own time');
  t.equal(now(workspace), start + 20 * minute);
});

t.test('nobody sees a state that time has ended, even if its timer has not fired yet', async (t) => {
  const { core, shop, workspace, open, see } = await frozen(t);
  const id = await open(shop.url);
  // The clock jumps without a walk, as a machine's does that slept; the alarm has not rung.
  workspace.clock = { mode: 'frozen', at: start + 16 * minute };
  t.strictSame(await see(id), { state: 'expired', got: 0 });
  t.strictSame(
    core.timeline
      .of(core.resources.findPayment(workspace.row, id)?.row ?? 0)
      .map(({ at, event }) => [(at - start) / minute, event]),
    [
      [0, 'open'],
      [15, 'expire'],
    ],
  );
});

t.test('an event that keeps the state keeps its deadline', async (t) => {
  const { core, shop, workspace, open, receive, see } = await frozen(t);
  const id = await open(shop.url);
  await core.advance.walk(workspace, () => start + 14 * minute);
  await receive(id, 4);
  await core.advance.walk(workspace, () => start + 15 * minute);
  t.strictSame(await see(id), { state: 'expired', got: 4 });
});

t.test('a state that is left takes its timer along', async (t) => {
  const { core, shop, workspace, open, receive, see } = await frozen(t);
  const id = await open(shop.url);
  await receive(id, 4);
  await receive(id, 6);
  t.strictSame(await see(id), { state: 'settled', got: 10 });
  await core.drain(workspace);
  t.strictSame(await core.advance.walk(workspace, (now) => now + 60 * minute), []);
  t.strictSame(
    shop.received.map(({ body }) => body),
    [`receive at ${start}`, `receive at ${start}`],
  );
});

t.test('webhooks about one payment arrive in order, also when an early one is slow', async (t) => {
  const order: string[] = [];
  let release = () => {};
  const held = new Promise<void>((let_go) => {
    release = let_go;
  });
  const { core, shop, workspace, open, receive } = await frozen(t, async ({ url }) => {
    if (order.push(url) === 1) await held;
    return 200;
  });
  const slow = await open(`${shop.url}/slow`);
  const quick = await open(`${shop.url}/quick`);
  await receive(slow, 1);
  await receive(slow, 1);
  await receive(quick, 1);
  const drained = core.drain(workspace);
  while (order.length < 2) await new Promise(setImmediate);
  t.strictSame(order, ['/slow', '/quick'], 'another payment does not wait');
  release();
  await drained;
  await core.dispatcher.idle();
  t.strictSame(order, ['/slow', '/quick', '/slow']);
});

t.test("a fault of ours undoes everything, and speaks in the provider's voice", async (t) => {
  const { app, core, workspace } = await frozen(t);
  const reply = await app.inject({ method: 'POST', url: '/tiny/burst' });
  t.equal(reply.statusCode, 500);
  t.strictSame(reply.json(), { tiny: 'our fault' });
  t.equal(reply.headers['content-type'], 'application/tiny+json');
  t.equal(core.resources.findPayment(workspace.row, 'half-done'), undefined);
});

t.test("every way of being wrong ends in the provider's voice", async (t) => {
  const { app } = await tiny(t);
  const json = { 'content-type': 'application/json' };
  for (const [request, status, word] of [
    [{ method: 'POST', url: '/tiny/bills', headers: json, payload: '{' }, 400, 'malformed'],
    [
      { method: 'POST', url: '/tiny/bills', headers: { 'content-type': 'text/csv' }, payload: 'a' },
      415,
      'unsupported',
    ],
    [
      { method: 'POST', url: '/tiny/bills', headers: json, payload: `"${'x'.repeat(1000)}"` },
      413,
      'too large',
    ],
    [{ method: 'POST', url: '/tiny/bills', headers: json, payload: '{"tell":5}' }, 422, 'tell type'],
    [{ method: 'POST', url: '/tiny/bills', headers: json, payload: '{}' }, 422, 'tell required'],
    [{ method: 'DELETE', url: '/tiny/bills' }, 405, 'wrong method'],
    [{ method: 'GET', url: '/tiny/nowhere' }, 404, 'no route'],
    [{ method: 'GET', url: '/tiny/bills/none' }, 404, 'no bill'],
  ] as const) {
    const reply = await app.inject(request);
    t.equal(reply.statusCode, status, word);
    t.strictSame(reply.json(), { tiny: word });
  }
  const page = await app.inject({ method: 'POST', url: '/tiny/page' });
  t.equal(page.body, '<p>wrong_method</p>', 'a browser is shown a page');
});
