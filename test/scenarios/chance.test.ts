import { request } from 'node:http';
import fc from 'fast-check';
import t from 'tap';
import { control, receiver, serve } from '../helper.ts';
import * as kpay from '../kpay/client.ts';
import { call, payment, sample } from '../paygate/client.ts';
import { aScenario } from './arbitrary.ts';
import { faultsOf } from './scenes.ts';

/** How long a client waits for a reply, in milliseconds. */
const patience = 100;

/** A request over a socket of its own; the status, or 0 where no whole reply came. */
function ask(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<number> {
  return new Promise((resolve) => {
    const options = { method, agent: false, signal: AbortSignal.timeout(patience) };
    const asked = request(origin + path, {
      ...options,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    asked.on('error', () => resolve(0));
    asked.on('response', (response) => {
      response.resume();
      response.on('error', () => resolve(0));
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };

t.test('whatever is scripted, the server stands, and reset makes all normal again', async (t) => {
  const { app, origin } = await serve(t, { webhookTimeout: patience });
  const shop = await receiver(t);
  const faults = faultsOf(app);

  const journey = async (workspace: string, order_id: string) => {
    const order = { ...payment, ipn_url: shop.url, order_id };
    const { status, body } = await call(app, 'initiate', order, { workspace });
    t.equal(status, 200);
    shop.received.length = 0;
    await control(app, 'POST', `payments/${body.data.id}/events`, { event: 'pay' }, workspace.slice(2));
    await control(app, 'POST', 'webhooks/drain', undefined, workspace.slice(2));
    t.equal(shop.received.length, 1);
    const verified = await call(app, 'verify', { order_id }, { workspace });
    t.match(verified, { status: 200, body: { status: 'success', data: { status: 'success' } } });
  };

  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aScenario, { minLength: 1, maxLength: 4 }), async (scenarios) => {
      round += 1;
      const name = `round-${round}`;
      const [room, base] = [name, `/@${name}`];
      faults.length = 0;
      await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' }, room);
      for (const [index, scenario] of scenarios.entries()) {
        const defined = await control(app, 'PUT', `scenarios/s${index}`, scenario, room);
        if (defined.status !== 200) throw new Error(`not taken: ${defined.body.detail}`);
        if (index > 0)
          await control(app, 'POST', `scenarios/s${index}/use`, index === 2 ? { times: 2 } : undefined, room);
      }
      const asked = async (order: number) => {
        const chosen: Record<string, string> = order % 2 ? { 'paystub-scenario': 's0' } : {};
        const order_id = `${1_000_000_000 + order}`;
        const initiate = JSON.stringify({ ...payment, ipn_url: shop.url, order_id });
        const merchant = { ...sample, ...json, ...chosen };
        await ask(origin, 'POST', `${base}/paygate/api/payment/initiate`, merchant, initiate);
        await ask(
          origin,
          'POST',
          `${base}/paygate/api/payment/verify`,
          merchant,
          JSON.stringify({ order_id }),
        );
        const keyed = { ...json, ...chosen, authorization: `Bearer ${kpay.sara.key}` };
        await ask(
          origin,
          'POST',
          `${base}/kpay/api/v1/transactions/create`,
          keyed,
          JSON.stringify(kpay.payment),
        );
        await ask(origin, 'GET', `${base}/kpay/api/v1/transactions`, keyed);
      };
      await Promise.all([asked(1), asked(2)]);
      const listed = await control(app, 'GET', 'payments', undefined, room);
      for (const { id } of listed.body.data.slice(0, 4))
        for (const event of ['fail', 'pay']) {
          const { status } = await control(app, 'POST', `payments/${id}/events`, { event }, room);
          if (status >= 500) throw new Error(`${event} answered ${status}`);
        }
      for (const [method, path, body] of [
        ['POST', 'webhooks/drain'],
        ['POST', 'clock/advance', { by: '2h' }],
        ['GET', 'webhooks'],
        ['GET', 'requests'],
        ['GET', 'scenarios'],
        ['POST', 'snapshots', { name: 'here' }],
        ['DELETE', 'scenarios'],
      ] as const) {
        const { status } = await control(app, method, path, body, room);
        if (status >= 500) throw new Error(`${path} answered ${status}`);
      }
      const failed = await control(app, 'GET', 'requests?status=500', undefined, room);
      const ours = failed.body.data.filter(({ rule }: { rule: string | null }) => rule === null);
      if (ours.length > 0) throw new Error(JSON.stringify(ours));
      if (faults.length > 0) throw new Error(JSON.stringify(faults, null, 2));
      await journey(base, `${2_000_000_000 + round}`);
      await control(app, 'DELETE', `workspaces/${room}`);
    }),
    {
      seed: Number(process.env.PAYSTUB_SEED ?? 20261121),
      numRuns: Number(process.env.PAYSTUB_RUNS ?? 60),
      endOnFailure: true,
    },
  );
  t.equal((await control(app, 'GET', 'health')).status, 200);
});
