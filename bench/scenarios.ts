/**
 * What twenty scenarios that are switched on cost a request that matches none of them: a workspace without and one with
 * them, in turns, in one process and without sockets, which would only thin the difference. Each pair of short rounds
 * gives a ratio, and the median of the ratios counts: machines are noisy.
 */
import { buildApp } from '../src/app.ts';
import { defaults } from '../src/config.ts';

const pairs = 151;
const requests = 300;
const together = 20;
const limit = 1.05;

const app = await buildApp({ ...defaults, logLevel: 'error' });

async function control(room: string, method: 'PUT' | 'POST', path: string, payload?: object): Promise<void> {
  const url = `/@${room}/_paystub/${path}`;
  const reply = await app.inject({ method, url, ...(payload ? { payload } : {}) });
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`);
}

/** A scenario with a rule at each level; their fields hold for no request below. */
const scenario = (number: number, call: string, event: string) => ({
  about: `number ${number}`,
  rules: [
    {
      on: { call },
      when: { fields: { 'body.amount': 9000 + number } },
      then: { error: 'paygate.unavailable' },
    },
    {
      on: { event },
      when: { fields: { amount: 9000 + number } },
      then: { events: [{ event: 'fail', after: '1h' }] },
    },
  ],
});

const payload = JSON.stringify({
  currency: 'USD',
  amount: 100,
  ipn_url: 'http://127.0.0.1:9/',
  callback_url: 'http://127.0.0.1:9/',
  order_id: '256985412569',
});
const headers = {
  'content-type': 'application/json',
  apikey: '9a5cd8e5beb32c70400bfdcf5f576562bd09202d',
  secretkey: 'f2cc7f986a81b14525807a37a6a89ec99b8a82b6',
};

/** Nanoseconds for a round of payments initiated. */
async function round(room: string): Promise<number> {
  const url = `/@${room}/paygate/api/payment/initiate`;
  const before = process.hrtime.bigint();
  for (let done = 0; done < requests; done += together) {
    const replies = await Promise.all(
      Array.from({ length: together }, () => app.inject({ method: 'POST', url, headers, payload })),
    );
    if (replies.some(({ statusCode }) => statusCode !== 200)) throw new Error(`${room} refuses`);
  }
  return Number(process.hrtime.bigint() - before);
}

const median = (values: number[]): number =>
  values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How much longer a round takes there than in a workspace without scenarios. */
async function compare(title: string, room: string): Promise<number> {
  for (let warm = 0; warm < 10; warm++) await round(warm % 2 ? 'plain' : room);
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Each goes first as often as the other: neither pays for what the other left.
    const taken: Record<string, number> = {};
    for (const name of pair % 2 ? ['plain', room] : [room, 'plain']) taken[name] = await round(name);
    ratios.push((taken[room] ?? 0) / (taken.plain ?? 1));
  }
  const ratio = median(ratios);
  console.log(`${title.padEnd(46)}${ratio.toFixed(3)}`);
  return ratio;
}

const rooms: [title: string, room: string, call: string, event: string][] = [
  ['none: what the noise comes to', 'none', '', ''],
  ['twenty scenarios about other calls', 'others', 'paygate.payment.verify', 'paygate.order.pay'],
  ['twenty about this call, for other amounts', 'same', 'paygate.payment.initiate', 'paygate.order.open'],
];
const measured: number[] = [];
for (const [title, room, call, event] of rooms) {
  for (let number = 1; number <= 20 && call !== ''; number++) {
    await control(room, 'PUT', `scenarios/number-${number}`, scenario(number, call, event));
    await control(room, 'POST', `scenarios/number-${number}/use`, {});
  }
  measured.push(await compare(title, room));
}
await app.close();
if (Math.max(...measured.slice(1)) > limit) {
  console.error(`slower than ${limit}`);
  process.exitCode = 1;
}
