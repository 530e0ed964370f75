import t from 'tap';
import { build, control } from '../helper.ts';
import { happen, open, statusOf } from './gateway-client.ts';

type Step = [event: string, details?: { amount: string }];

const half: Step = ['receive', { amount: '0.005' }];
const whole: Step = ['receive', { amount: '0.01' }];
const pay: Step = ['pay'];
const confirm: Step = ['confirm'];
const expire: Step = ['expire'];
const fail: Step = ['fail'];

/** Every situation a payment of 0.01 btc (2 confirmations) can be in, and the way there. */
const situations: Record<string, Step[]> = {
  created: [],
  'pending, short': [half],
  'pending, covered': [pay],
  confirming: [pay, confirm],
  completed: [pay, confirm, confirm],
  expired: [half, expire],
  failed: [fail],
};

/** Where each event leads, stated a second time on purpose; what is not listed is refused. */
const table: Record<string, Record<string, string>> = {
  created: { half: 'pending', whole: 'pending', pay: 'pending', expire: 'expired', fail: 'failed' },
  'pending, short': { half: 'pending', whole: 'pending', pay: 'pending', expire: 'expired', fail: 'failed' },
  'pending, covered': { half: 'pending', whole: 'pending', confirm: 'confirming', fail: 'failed' },
  confirming: { confirm: 'completed', fail: 'failed' },
  completed: {},
  expired: { half: 'expired', whole: 'expired' },
  failed: {},
};

const events: Record<string, Step> = {
  half,
  whole,
  pay,
  confirm,
  expire,
  fail,
  cancel: ['cancel'],
  open: ['open'],
  'a word of the language': ['toString'],
};

for (const [situation, way] of Object.entries(situations)) {
  for (const [name, [event, details]] of Object.entries(events)) {
    const to = table[situation]?.[name];
    t.test(`${situation}: ${name} ${to ? `leads to ${to}` : 'is refused'}`, async (t) => {
      const app = await build(t);
      const { id } = await open(app, { webhook_url: 'http://127.0.0.1:9/hook' });
      for (const [step, with_] of way) t.equal((await happen(app, id, step, with_)).status, 200, step);
      const before = (await control(app, 'GET', `payments/${id}`)).body;
      t.equal(before.state, situation.split(',')[0]);

      const { status, body } = await happen(app, id, event, details);
      const after = (await control(app, 'GET', `payments/${id}`)).body;

      if (to === undefined) {
        t.equal(status, 409);
        t.match(body, { allowed: before.events });
        t.strictSame(after, before, 'nothing changed');
        t.notOk(before.events.includes(event), 'nor was it offered');
        return;
      }
      t.equal(status, 200, JSON.stringify(body));
      t.equal(after.state, to);
      t.match(after.timeline.at(-1), { event, from: before.state, to });
      t.ok(before.events.includes(event), 'it was offered');
      const told = after.webhooks.length - before.webhooks.length;
      t.equal(told, to === before.state ? 0 : 1, 'one webhook for each state that is entered');
    });
  }
}

t.test('what arrives must be an amount of the coin', async (t) => {
  const app = await build(t);
  const { id } = await open(app);
  const before = (await control(app, 'GET', `payments/${id}`)).body;
  for (const amount of ['0', '-1', '0.000000001', 'much', '', null, {}]) {
    const { status, body } = await happen(app, id, 'receive', { amount });
    t.equal(status, 422, JSON.stringify(amount));
    t.match(body.errors, [{ field: 'body.amount' }]);
  }
  for (const details of [
    {},
    { amount: '1', share: 1 },
    { share: 0 },
    { share: '1' },
    { amount: '1', from: 'me' },
  ])
    t.equal((await happen(app, id, 'receive', details)).status, 422, JSON.stringify(details));
  t.strictSame((await control(app, 'GET', `payments/${id}`)).body, before, 'nothing changed');
});

t.test('a share of what is missing arrives, in whole units of the coin', async (t) => {
  const app = await build(t);
  const received = async (amount_crypto: string, ...shares: number[]) => {
    const { id } = await open(app, { amount_crypto });
    for (const share of shares) await happen(app, id, 'receive', { share });
    return (await statusOf(app, id)).received_amount;
  };
  t.equal(await received('0.00000003', 0.5), '0.00000001', 'a part is less than the whole');
  t.equal(await received('0.00000003', 0.1), '0.00000001', 'and something');
  t.equal(await received('0.00000003', 1.1), '0.00000004', 'more is more');
  t.equal(await received('0.01', 0.5, 0.5, 1), '0.01000000');
  t.equal(await received('0.01', 1, 0.5), '0.01500000', 'once nothing is missing, of all that was asked for');
});

t.test('the timer that is set is the one that the state needs', async (t) => {
  const app = await build(t);
  const { id } = await open(app, { expires_minutes: 30 });
  const due = async () => (await control(app, 'GET', `payments/${id}`)).body.due;
  const [{ at, event }] = await due();
  t.equal(event, 'expire');
  await happen(app, id, ...half);
  await happen(app, id, 'receive', { amount: '0.001' });
  t.strictSame(await due(), [{ at, event: 'expire' }], 'money that is not enough does not put it off');
  await happen(app, id, 'pay');
  const [block] = await due();
  t.equal(block.event, 'confirm');
  await happen(app, id, ...whole);
  t.strictSame(await due(), [block], 'more money does not put the next block off');
  await happen(app, id, 'confirm');
  await happen(app, id, 'confirm');
  t.strictSame(await due(), [], 'nothing is to come');
});
