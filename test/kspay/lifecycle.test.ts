import t from 'tap';
import { build, control } from '../helper.ts';
import { bearer, call, initiate } from './client.ts';

const events = ['process', 'pay', 'fail', 'expire', 'cancel'] as const;

/** Every state with every event: the whole table, stated a second time on purpose. */
const matrix: Record<string, { way: string[]; to: Partial<Record<(typeof events)[number], string>> }> = {
  INITIATED: { way: [], to: { process: 'PROCESSING', pay: 'SUCCESS', fail: 'FAILED', expire: 'EXPIRED' } },
  PROCESSING: { way: ['process'], to: { pay: 'SUCCESS', fail: 'FAILED', expire: 'EXPIRED' } },
  SUCCESS: { way: ['process', 'pay'], to: {} },
  FAILED: { way: ['process', 'fail'], to: {} },
  EXPIRED: { way: ['expire'], to: {} },
};

for (const [state, { way, to }] of Object.entries(matrix)) {
  for (const event of events) {
    const next = to[event];
    t.test(`${state}: ${event} ${next ? `leads to ${next}` : 'is refused'}`, async (t) => {
      const app = await build(t);
      const { pe_txnId } = await initiate(app);
      const happen = (step: string) => control(app, 'POST', `payments/${pe_txnId}/events`, { event: step });
      for (const step of way) await happen(step);
      const before = await control(app, 'GET', `payments/${pe_txnId}`);
      t.equal(before.body.state, state);

      const { status, body } = await happen(event);
      const after = await control(app, 'GET', `payments/${pe_txnId}`);
      if (next === undefined) {
        t.equal(status, 409);
        t.same(after.body, before.body, 'nothing changed');
        return;
      }
      t.equal(status, 200);
      t.equal(body.state, next);
      t.match(after.body.timeline.at(-1), { event, from: state, to: next });
      t.match(after.body.webhooks, [], 'nobody is notified');
      const tried = event === 'pay' || event === 'fail';
      t.match(after.body.data.providerPaymentId, tried ? /^pay_[0-9A-Za-z]{14}$/ : null);
    });
  }
}

t.test('unpaid for 30 minutes, processed or not, a transaction expires', async (t) => {
  const app = await build(t);
  const idle = await initiate(app);
  const processed = await initiate(app);
  await call(app, { path: '/transaction/process', headers: processed.headers });
  const advance = async (by: string) =>
    (await control(app, 'POST', 'clock/advance', { by })).body.fired.map(
      ({ id, outcome }: { id: string; outcome: string }) => [id, outcome],
    );
  t.strictSame(await advance('29m'), []);
  t.strictSame(await advance('1m'), [
    [idle.pe_txnId, 'expire'],
    [processed.pe_txnId, 'expire'],
  ]);
  const sent = { method: 'GET', path: '/transaction?status=EXPIRED', headers: await bearer(app) } as const;
  t.equal((await call(app, sent)).body.result.length, 2);

  const page = await app.inject({ url: `/kspay/checkout/${idle.pe_txnId}` });
  t.match(page.body, 'The time for paying is over');
  const late = await app.inject({ method: 'POST', url: `/kspay/checkout/${idle.pe_txnId}` });
  t.equal(late.statusCode, 409);
  t.match(late.body, 'This payment has ended already');
});
