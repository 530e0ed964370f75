import t from 'tap';
import { build, control, receiver, serve } from '../helper.ts';
import { create } from '../kpay/client.ts';
import { call, initiate, patient, payment, sample, statusOf } from '../paygate/client.ts';
import { define, freeze, play } from './scenes.ts';

const initiates = { call: 'paygate.payment.initiate' };
const broken = { reply: { status: 502, body: {} } };
const with_ = (names: string, keys = sample) => ({ keys: { ...keys, 'paystub-scenario': names } });

t.test('a request\'s own choice uses up none of the times of "use", and counts once', async (t) => {
  const app = await build(t);
  await play(app, 'busy', [{ on: initiates, then: broken }], { times: 1 });
  t.equal((await call(app, 'initiate', payment, with_('busy'))).status, 502);
  t.equal((await call(app, 'initiate', payment)).status, 502, 'the one time is still there');
  t.equal((await call(app, 'initiate', payment)).status, 200);
  await play(app, 'third', [{ on: initiates, when: { nth: 3 }, then: broken }]);
  const seen = [];
  for (let order = 0; order < 4; order++)
    seen.push(
      (await call(app, 'initiate', { ...payment, order_id: `100000000${order}` }, with_('third, third')))
        .status,
    );
  t.strictSame(seen, [200, 200, 502, 200], 'chosen twice and switched on, yet one match a request');
});

t.test('names of the language itself are no scenarios', async (t) => {
  const app = await build(t);
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    t.equal((await call(app, 'initiate', payment, with_(name))).status, 400, name);
  t.equal((await control(app, 'POST', 'scenarios/constructor/use')).status, 404);
  await play(app, 'constructor', [
    { on: initiates, when: { fields: { 'body.__proto__.x': null, 'body.constructor': null } }, then: broken },
  ]);
  t.equal((await call(app, 'initiate', payment)).status, 502, 'unless they are defined');
});

t.test('a rule asks for a header, in any case, and for nothing behind the request', async (t) => {
  const app = await build(t);
  await play(app, 'tagged', [
    { on: initiates, when: { fields: { 'headers.X-Tag': 'yes' } }, then: broken },
    {
      on: initiates,
      when: { fields: { 'workspace.name': 'default' } },
      then: { reply: { status: 501, body: {} } },
    },
  ]);
  t.equal((await call(app, 'initiate', payment, { keys: { ...sample, 'x-tag': 'yes' } })).status, 502);
  t.equal((await call(app, 'initiate', payment)).status, 200);
});

t.test('a payment outlives the scenario it was started with', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  await freeze(app);
  await define(app, 'mine', [{ on: { event: 'paygate.order.pay' }, then: { events: [{ event: 'fail' }] } }]);
  const id = await initiate(app, { ipn_url: shop.url }, with_('mine', patient));
  await control(app, 'DELETE', 'scenarios');
  t.equal((await control(app, 'POST', `payments/${id}/events`, { event: 'pay' })).status, 200);
  await control(app, 'POST', 'webhooks/drain');
  t.equal(await statusOf(app, payment.order_id, { keys: patient }), 'success');
});

t.test("a workspace's own scenario hides the shipped one of its name, until it is reset", async (t) => {
  const app = await build(t);
  await freeze(app);
  await define(
    app,
    'paygate/magic',
    [{ on: initiates, when: { fields: { 'body.amount': 7001.02 } }, then: broken }],
    { always: true },
  );
  t.equal(
    (await call(app, 'initiate', { ...payment, amount: '7001.02' })).status,
    502,
    'always on, as it says',
  );
  await define(app, 'paygate/magic', [{ on: initiates, then: broken }]);
  t.equal((await call(app, 'initiate', payment)).status, 200, 'and off, where it does not');
  await control(app, 'DELETE', 'scenarios');
  await initiate(app, { amount: '7001.02', order_id: '0000000002' });
  await control(app, 'POST', 'clock/advance', { by: '1m' });
  t.not(await statusOf(app, '0000000002'), 'pending', 'the shipped one again');
});

t.test('defining a scenario anew counts anew', async (t) => {
  const app = await build(t);
  const rules = [{ on: initiates, times: 1, then: broken }];
  await play(app, 'once', rules);
  t.equal((await call(app, 'initiate', payment)).status, 502);
  await define(app, 'once', rules);
  t.equal((await call(app, 'initiate', payment)).status, 502);
  t.equal((await call(app, 'initiate', payment)).status, 200);
});

t.test('work that fails takes its counts back', async (t) => {
  const app = await build(t);
  await freeze(app);
  const { core } = app;
  await play(app, 'twice', [{ on: { event: 'paygate.order.open' }, then: { events: [{ event: 'fail' }] } }], {
    times: 1,
  });
  const room = await core.open('default');
  const before = JSON.stringify(room.scenarios);
  await t.rejects(
    core.commit.run(() => {
      core.scenarios.event(room, 'paygate.order.open', { subject: () => undefined, chosen: [] });
      t.not(JSON.stringify(room.scenarios), before);
      throw new Error('the work failed');
    }),
  );
  t.equal(JSON.stringify(room.scenarios), before);
  await initiate(app);
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  t.equal(await statusOf(app), 'failed', 'it still has its one time');
});

t.test('a rule does not answer to its own steps, nor two to each other for ever', async (t) => {
  const app = await build(t);
  await freeze(app);
  await play(app, 'circle', [{ on: { event: 'paygate.order.fail' }, then: { events: [{ event: 'fail' }] } }]);
  await play(app, 'circles', [
    { on: { event: 'paygate.*' }, times: 100, then: { events: [{ event: 'fail' }, { event: 'fail' }] } },
  ]);
  await initiate(app);
  const { body } = await control(app, 'POST', 'clock/advance', { by: '1h' });
  t.ok(body.fired.length < 20);
  t.equal((await control(app, 'GET', 'payments')).body.data.length, 1);
});

t.test('reorder: the second waits for nothing, and its own delay is respected', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  await freeze(app);
  const said = () => shop.received.map(({ body }) => JSON.parse(body).status);
  const both = async (order_id: string) => {
    shop.received.length = 0;
    const id = await initiate(app, { order_id, ipn_url: shop.url });
    for (const event of ['fail', 'pay']) await control(app, 'POST', `payments/${id}/events`, { event });
    await control(app, 'POST', 'webhooks/drain');
  };
  await play(app, 'swap', [{ on: { webhook: 'paygate.*' }, then: { reorder: true } }]);
  await both('0000000001');
  t.strictSame(said(), ['success', 'error'], 'also where the rule is about both');
  await play(app, 'swap', [
    { on: { webhook: 'paygate.payment.error' }, then: { reorder: true } },
    { on: { webhook: 'paygate.payment.success' }, then: { delay: '10m' } },
  ]);
  await both('0000000002');
  t.strictSame(said(), []);
  await control(app, 'POST', 'clock/advance', { by: '10m' });
  t.strictSame(said(), ['success', 'error']);
  await play(app, 'swap', [{ on: { webhook: 'paygate.*' }, then: { reorder: true } }]);
  shop.received.length = 0;
  const lonely = await initiate(app, { order_id: '0000000003', ipn_url: shop.url });
  await control(app, 'POST', `payments/${lonely}/events`, { event: 'pay' });
  await control(app, 'POST', 'clock/advance', { by: '59s' });
  t.equal(shop.received.length, 0);
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  t.equal(shop.received.length, 1, 'where none follows, after a minute');
});

t.test('lengths beyond all measure are waited for, not forgotten', async (t) => {
  const { app, origin } = await serve(t);
  await freeze(app);
  await play(app, 'ages', [
    { on: initiates, then: { delay: '9999y' } },
    { on: { event: 'paygate.order.open' }, then: { events: [{ event: 'fail', after: '9999999y' }] } },
    { on: { webhook: 'paygate.*' }, then: { delay: { median: '1ms', p95: '9999999y' }, timeout: '9999y' } },
  ]);
  await t.rejects(
    fetch(`${origin}/paygate/api/payment/initiate`, {
      method: 'POST',
      headers: { ...sample, 'content-type': 'application/json' },
      body: JSON.stringify(payment),
      signal: AbortSignal.timeout(100),
    }),
  );
  await control(app, 'DELETE', 'scenarios');
  await play(app, 'ages', [
    { on: { event: 'paygate.order.open' }, then: { events: [{ event: 'fail', after: '9999999y' }] } },
    { on: { webhook: 'paygate.*' }, then: { delay: '9999999y' } },
  ]);
  const id = await initiate(app);
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  t.match((await control(app, 'GET', `payments/${id}`)).body, { state: 'success' });
  t.match((await control(app, 'GET', 'webhooks')).body.data, [
    { next_attempt_at: '9999-12-31T23:59:59.999Z' },
  ]);
});

t.test('down, where no retry follows: the webhook failed', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  await freeze(app);
  await play(app, 'down', [{ on: { webhook: 'paygate.*' }, then: { down: 1, retries: [] } }]);
  const id = await initiate(app, { ipn_url: shop.url });
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  const [hook] = (await control(app, 'GET', 'webhooks')).body.data;
  t.match(hook, { status: 'failed', attempts: 1 });
  await control(app, 'POST', `webhooks/${hook.id}/resend`);
  await control(app, 'POST', 'webhooks/drain');
  t.equal(shop.received.length, 1, 'and the next attempt finds it up');
});

t.test('early, where no call waits for it: sent once, as usual', async (t) => {
  const app = await build(t);
  await freeze(app);
  const seen: string[] = [];
  const shop = await receiver(t, () => {
    seen.push('webhook');
    return 200;
  });
  await play(app, 'early', [{ on: { webhook: 'paygate.*' }, then: { early: true } }]);
  const id = await initiate(app, { ipn_url: shop.url });
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  t.strictSame(seen, ['webhook']);
});

t.test('a step too late for its payment changes nothing', async (t) => {
  const app = await build(t);
  await freeze(app);
  await play(app, 'late', [
    {
      on: { event: 'paygate.order.open' },
      then: {
        events: [
          { event: 'pay', after: '1m' },
          { event: 'fail', after: '1m' },
        ],
      },
    },
  ]);
  await initiate(app);
  const { body } = await control(app, 'POST', 'clock/advance', { by: '10m' });
  t.match(
    body.fired.filter(({ task }: { task: string }) => task === 'script'),
    [{ outcome: 'pay' }],
  );
  t.equal(await statusOf(app), 'success');
});

t.test('time: an end put off, and one that never comes', async (t) => {
  const app = await build(t);
  await freeze(app);
  const created = { event: 'kpay.transaction.open' };
  await play(app, 'patience', [{ on: created, then: { time: { expire: 'never' } } }]);
  const never = await create(app);
  await play(app, 'patience', [{ on: created, then: { time: { expire: '10d' } } }]);
  const late = await create(app);
  await control(app, 'POST', 'clock/advance', { by: '9d' });
  const state = async (id: string) => (await control(app, 'GET', `payments/${id}`)).body.state;
  t.equal(await state(late), 'pending');
  await control(app, 'POST', 'clock/advance', { by: '1d' });
  t.strictSame([await state(late), await state(never)], ['expired', 'pending']);
});
