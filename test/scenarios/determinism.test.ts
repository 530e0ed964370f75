import { connect } from 'node:net';
import t from 'tap';
import { control, serve } from '../helper.ts';
import { payment, sample } from '../paygate/client.ts';
import { define, freeze } from './scenes.ts';

/** Sends a request with the same bytes each time, and answers what came back, broken or not. */
function exchange(origin: string, path: string, body: object, headers: Record<string, string> = {}) {
  const bytes = JSON.stringify(body);
  const lines = Object.entries({ ...sample, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    const done = () => {
      socket.destroy();
      resolve(text.replace(/^date: .*\r\n/im, ''));
    };
    socket.setTimeout(150, done);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', done);
    socket.on('error', done);
    socket.write(
      `POST /paygate/api/payment/${path} HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n${lines.join('')}Content-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n${bytes}`,
    );
  });
}

const initiates = { call: 'paygate.payment.initiate' };
const faults = ['reset', 'empty', 'cut', 'malformed', 'silence'];

/** All that a run leaves behind, and all that its client saw. */
async function run(t: Parameters<typeof serve>[0]) {
  const { app, origin } = await serve(t);
  await freeze(app);
  await define(app, 'dice', [
    ...faults.map((fault) => ({ on: initiates, when: { chance: 0.15 }, then: { fault, commit: true } })),
    {
      on: initiates,
      when: { chance: 0.2 },
      then: { error: 'paygate.rate_limited', delay: { from: '0ms', to: '3ms' } },
    },
    {
      on: { event: 'paygate.order.open' },
      when: { chance: 0.5 },
      then: {
        events: [
          { event: 'fail', after: { median: '1m', p95: '9m' } },
          { event: 'pay', after: { from: '1s', to: '9m' } },
        ],
      },
    },
    {
      on: { webhook: 'paygate.*' },
      when: { chance: 0.7 },
      then: {
        delay: { median: '10s', p95: '2m' },
        again: [{ after: '3s', spoil: 'body' }],
        down: 2,
        retries: ['7s'],
      },
    },
  ]);
  await define(app, 'header', [
    { on: { call: 'paygate.*' }, when: { chance: 0.5 }, then: { reply: { status: 503, body: { no: 1 } } } },
  ]);
  await control(app, 'POST', 'scenarios/dice/use');
  const seen: string[] = [];
  for (let order = 0; order < 24; order++) {
    const order_id = `${3_000_000_000 + order}`;
    const chosen: Record<string, string> = order % 5 === 0 ? { 'paystub-scenario': 'header' } : {};
    seen.push(await exchange(origin, 'initiate', { ...payment, order_id }, chosen));
    if (order % 4 === 0) await control(app, 'POST', 'clock/advance', { by: '3m' });
    seen.push(await exchange(origin, 'verify', { order_id }));
  }
  const { body: walked } = await control(app, 'POST', 'clock/advance', { by: '1h' });
  const all = async (list: string) => {
    const { data } = (await control(app, 'GET', `${list}?limit=1000`)).body;
    const whole = [];
    for (const { id } of data) whole.push((await app.inject({ url: `/_paystub/${list}/${id}` })).body);
    return whole;
  };
  return {
    seen,
    walked,
    requests: await all('requests'),
    webhooks: await all('webhooks'),
    payments: await all('payments'),
  };
}

t.test(
  'the same seed, scenario and commands give the same journal to the byte, faults included',
  async (t) => {
    const first = await run(t);
    t.strictSame(await run(t), first);
    t.equal(first.requests.length, 48);
    const rules = new Set(first.requests.map((entry) => JSON.parse(entry).rule));
    for (const rule of ['dice#1', 'dice#3', 'dice#6', 'header#1', null])
      t.ok(rules.has(rule), `${rule} acted`);
    t.ok(first.webhooks.length > 10 && first.payments.length > 10);
  },
);
