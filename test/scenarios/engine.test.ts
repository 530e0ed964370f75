import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { call, initiate, patient, payment, statusOf } from '../paygate/client.ts';

const start = '2026-03-01T12:00:00Z';
const define = (app: Parameters<typeof control>[0], name: string, rules: object[]) =>
  control(app, 'PUT', `scenarios/${name}`, { about: 'a test', rules });
const use = (app: Parameters<typeof control>[0], name: string, body?: object) =>
  control(app, 'POST', `scenarios/${name}/use`, body);
const initiates = { call: 'paygate.payment.initiate' };

t.test('an error of the provider is asked for by its name, and the call does not run', async (t) => {
  const app = await build(t);
  await define(app, 'busy', [{ on: { call: 'paygate.*' }, then: { error: 'paygate.rate_limited' } }]);
  t.equal((await use(app, 'busy', { times: 1 })).status, 200);
  t.strictSame(await call(app, 'initiate', payment), {
    status: 429,
    body: { message: 'Too Many Attempts.' },
  });
  t.strictSame((await control(app, 'GET', 'payments')).body.data, []);
  t.equal((await call(app, 'initiate', payment)).status, 200, 'once it was');
  t.match((await control(app, 'GET', 'requests')).body.data, [
    { status: 200, rule: null },
    { status: 429, rule: 'busy#1' },
  ]);
});

t.test('where a browser looks, a failure asked for by its name is shown as a page', async (t) => {
  const app = await build(t);
  const id = await initiate(app);
  await define(app, 'closed', [{ on: { call: 'paygate.*' }, then: { error: 'paygate.unavailable' } }]);
  await use(app, 'closed');
  const page = await app.inject(`/paygate/make/payment/test/${id}`);
  t.equal(page.statusCode, 503);
  t.match(page.headers['content-type'], /^text\/html/);
});

t.test('a rule acts on fields, on the nth match, so many times', async (t) => {
  const app = await build(t);
  await define(app, 'picky', [
    {
      on: initiates,
      when: {
        fields: {
          'body.amount': 100,
          'body.currency': { in: ['EUR', 'USD'] },
          'body.order_id': { matches: '^9' },
        },
        nth: [2, 3],
      },
      times: 1,
      then: { reply: { status: 502, body: 'Bad Gateway' } },
    },
  ]);
  await use(app, 'picky');
  const status = async (change: object) => {
    const reply = await app.inject({
      method: 'POST',
      url: '/paygate/payment/initiate',
      headers: patient,
      payload: { ...payment, order_id: '9000000001', ...change },
    });
    return reply.statusCode;
  };
  t.equal(await status({}), 200, 'the first');
  t.equal(await status({ amount: 5 }), 200, 'another amount does not count');
  t.equal(await status({ order_id: '1000000001' }), 200);
  t.equal(await status({ amount: '100.00' }), 502, 'the second; numbers are equal however they are written');
  t.equal(await status({}), 200, 'the third, but it has acted once');
});

t.test('a rule may have more than one way to be met, and count in rounds', async (t) => {
  const app = await build(t);
  const rules = [
    {
      on: initiates,
      when: {
        fields: { 'body.currency': 'EUR' },
        any: [{ 'body.amount': 5 }, { 'body.order_id': { matches: '^9' } }],
        nth: [1, 2],
        every: 3,
      },
      then: { reply: { status: 502, body: {} } },
    },
  ];
  await define(app, 'rounds', rules);
  await use(app, 'rounds');
  const status = async (change: object) =>
    (await call(app, 'initiate', { ...payment, currency: 'EUR', ...change })).status;
  const nine = { order_id: '9000000001' };
  t.equal(await status({}), 200, 'neither way');
  t.equal(await status({ ...nine, currency: 'USD' }), 200, 'one way, but not what all ask for');
  t.strictSame(
    [await status({ amount: 5 }), await status(nine), await status({ amount: '5.0' })],
    [502, 502, 200],
  );
  t.strictSame([await status(nine), await status(nine), await status(nine)], [502, 502, 200], 'anew');
});

t.test('the last one used wins, rule by rule; reset switches all off', async (t) => {
  const app = await build(t);
  await define(app, 'one', [
    { on: initiates, then: { reply: { status: 501, body: {} } } },
    { on: { call: 'paygate.payment.verify' }, then: { reply: { status: 503, body: {} } } },
  ]);
  await define(app, 'two', [{ on: initiates, then: { reply: { status: 502, body: {} } } }]);
  await use(app, 'one');
  await use(app, 'two');
  t.equal((await call(app, 'initiate', payment)).status, 502);
  t.equal(
    (await call(app, 'verify', { order_id: payment.order_id })).status,
    503,
    'the other rule of the first still acts',
  );
  t.match(
    (await control(app, 'GET', 'scenarios')).body.data.filter(
      ({ used }: { used: unknown[] }) => used.length > 0,
    ),
    [{ name: 'one' }, { name: 'two' }],
  );
  t.equal((await control(app, 'DELETE', 'scenarios')).status, 204);
  t.equal((await call(app, 'initiate', payment)).status, 200);
  t.equal((await use(app, 'one')).status, 404, 'and the workspace forgets its own');
});

t.test('a request chooses by its header, for itself and for the payment it starts', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: start });
  const keys = { ...patient, 'paystub-scenario': 'paygate/declined' };
  await initiate(app, {}, { keys });
  await initiate(app, { order_id: '0000000002' }, { keys: patient });
  const { body } = await control(app, 'POST', 'clock/advance', { by: '1m' });
  t.match(
    body.fired.filter(({ task }: { task: string }) => task === 'script'),
    [{ at: '2026-03-01T12:00:02.000Z', task: 'script', outcome: 'fail' }],
  );
  t.equal(await statusOf(app, payment.order_id, { keys: patient }), 'failed');
  t.equal(await statusOf(app, '0000000002', { keys: patient }), 'pending');
  const { timeline } = (await control(app, 'GET', `payments/${payment.order_id}`)).body;
  t.match(timeline, [
    { event: 'open', rule: null },
    { event: 'fail', rule: 'paygate/declined#1' },
  ]);
  const wrong = await call(app, 'initiate', payment, {
    keys: { ...patient, 'paystub-scenario': 'paygate/decline' },
  });
  t.match(wrong, { status: 400, body: { title: 'No such scenario', detail: /paygate\/decline/ } });
});

t.test('a magic value needs no header and no switch', async (t) => {
  const app = await build(t);
  await initiate(app, { amount: '7001.02' });
  await control(app, 'POST', 'clock/advance', { by: '1m' });
  t.equal(await statusOf(app), 'failed');
});

t.test('webhooks are dropped, delayed, sent twice, spoilt, and find the receiver down', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: start });
  const shop = await receiver(t);
  const pay = async (order_id: string, then: object) => {
    await define(app, 'hook', [{ on: { webhook: 'paygate.payment.success' }, then }]);
    await use(app, 'hook');
    shop.received.length = 0;
    const id = await initiate(app, { order_id, ipn_url: shop.url }, { keys: patient });
    await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
    await control(app, 'POST', 'webhooks/drain');
    return (await control(app, 'GET', `webhooks?payment=${id}`)).body.data;
  };
  t.match(await pay('0000000001', { drop: true }), [{ status: 'dropped', attempts: 0, rule: 'hook#1' }]);
  t.equal(shop.received.length, 0);
  t.match(await pay('0000000002', { delay: '10m' }), [
    { status: 'pending', next_attempt_at: '2026-03-01T12:10:00.000Z' },
  ]);
  await control(app, 'POST', 'clock/advance', { by: '10m' });
  t.equal(shop.received.length, 1);
  t.equal((await pay('0000000003', { again: [{}, { spoil: 'body' }] })).length, 3);
  const [first, second, third] = shop.received.map(({ body }) => body);
  t.equal(second, first);
  t.not(third, first);
  t.equal(third?.length, first?.length);
  t.match(await pay('0000000004', { down: 2, retries: ['1m', '1m'] }), [{ status: 'pending', attempts: 1 }]);
  await control(app, 'POST', 'clock/advance', { by: '2m' });
  t.equal(shop.received.length, 1);
  const { body } = await control(app, 'GET', 'webhooks?payment=0000000004');
  const { body: told } = await control(app, 'GET', `webhooks/${body.data[0].id}`);
  t.match(told, {
    status: 'delivered',
    deliveries: [{ error: /ECONNREFUSED/ }, { error: /ECONNREFUSED/ }, { status: 200 }],
  });
  t.match(
    await pay('0000000005', { success: [204] }),
    [{ status: 'pending' }],
    'a 200 is not what counts here',
  );
});

t.test('out of order: the first waits for the second', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  await define(app, 'swap', [{ on: { webhook: 'paygate.*' }, times: 1, then: { reorder: true } }]);
  await use(app, 'swap');
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: start });
  const id = await initiate(app, { ipn_url: shop.url });
  await control(app, 'POST', `payments/${id}/events`, { event: 'fail' });
  await control(app, 'POST', 'webhooks/drain');
  t.equal(shop.received.length, 0);
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'webhooks/drain');
  t.strictSame(
    shop.received.map(({ body }) => JSON.parse(body).status),
    ['success', 'error'],
  );
});

t.test('chances and drawn delays repeat from the same seed, and leave the ids alone', async (t) => {
  const run = async (name: string) => {
    const app = await build(t);
    const plain = await initiate(app, {}, { workspace: `/@${name}` });
    await control(app, 'POST', 'reset', undefined, name);
    await control(
      app,
      'PUT',
      'scenarios/dice',
      {
        about: 'a test',
        rules: [
          {
            on: initiates,
            when: { chance: 0.5 },
            then: { delay: { from: '0ms', to: '2ms' }, reply: { status: 503, body: {} } },
          },
        ],
      },
      name,
    );
    await control(app, 'POST', 'scenarios/dice/use', undefined, name);
    const seen = [];
    for (let order = 0; order < 20; order++)
      seen.push(
        (
          await call(
            app,
            'initiate',
            { ...payment, order_id: `order-${1000 + order}` },
            { workspace: `/@${name}` },
          )
        ).status,
      );
    await control(app, 'DELETE', 'scenarios', undefined, name);
    const { body } = await control(app, 'GET', 'payments?limit=100', undefined, name);
    t.equal(body.data.at(-1).id, plain);
    return seen;
  };
  const first = await run('dice');
  t.strictSame(await run('dice'), first);
  t.ok(first.includes(200) && first.includes(503));
});

t.test('what is wrong in a definition is told with its place', async (t) => {
  const app = await build(t);
  const reply = await app.inject({
    method: 'PUT',
    url: '/_paystub/scenarios/mine',
    headers: { 'content-type': 'application/yaml' },
    payload:
      'about: a test\nrules:\n  - on: { call: paygate.payment.initate }\n    then: { delay: soon }\n  - on: { event: paygate.order.open }\n    wen: {}\n    then: { events: [{ event: pey }] }\n',
  });
  t.equal(reply.statusCode, 422);
  const { detail } = reply.json();
  t.match(detail, /mine:4:20 /);
  t.match(detail, /mine:6:5 there is no 'wen' here; did you mean 'when'\?/);
  t.equal((await control(app, 'PUT', 'scenarios/No%20Name', { about: 'x', rules: [] })).status, 422);
});

t.test('scenarios survive a snapshot, and a reset forgets them', async (t) => {
  const app = await build(t);
  await define(app, 'busy', [{ on: initiates, then: { error: 'paygate.unavailable' } }]);
  await use(app, 'busy', { times: 2 });
  await control(app, 'POST', 'snapshots', { name: 'busy' });
  t.equal((await call(app, 'initiate', payment)).status, 503);
  t.equal((await call(app, 'initiate', payment)).status, 503);
  t.equal((await call(app, 'initiate', payment)).status, 200);
  await control(app, 'POST', 'snapshots/busy/restore');
  t.equal((await call(app, 'initiate', payment)).status, 503);
  await control(app, 'POST', 'reset');
  t.equal((await call(app, 'initiate', payment)).status, 200);
});
