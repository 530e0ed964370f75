import t from 'tap';
import { build, control } from '../helper.ts';
import { initiate, statusOf } from './client.ts';

/** Every state with every event: the whole table, stated a second time on purpose. */
const matrix = [
  { way: [], event: 'pay', to: 'success', webhooks: 1 },
  { way: [], event: 'fail', to: 'failed', webhooks: 1 },
  { way: [], event: 'cancel', to: undefined, webhooks: 0 },
  { way: [], event: 'expire', to: undefined, webhooks: 0 },
  { way: ['fail'], event: 'pay', to: 'success', webhooks: 2 },
  { way: ['fail'], event: 'fail', to: 'failed', webhooks: 2 },
  { way: ['fail'], event: 'cancel', to: undefined, webhooks: 1 },
  { way: ['fail'], event: 'expire', to: undefined, webhooks: 1 },
  { way: ['pay'], event: 'pay', to: undefined, webhooks: 1 },
  { way: ['pay'], event: 'fail', to: undefined, webhooks: 1 },
  { way: ['pay'], event: 'cancel', to: undefined, webhooks: 1 },
  { way: ['pay'], event: 'expire', to: undefined, webhooks: 1 },
];

for (const { way, event, to, webhooks } of matrix) {
  t.test(
    `${['pending', ...way].join(' → ')}: ${event} ${to ? `leads to ${to}` : 'is refused'}`,
    async (t) => {
      const app = await build(t);
      const id = await initiate(app);
      for (const step of way) await control(app, 'POST', `payments/${id}/events`, { event: step });
      const before = await control(app, 'GET', `payments/${id}`);

      const { status, body } = await control(app, 'POST', `payments/${id}/events`, { event });
      const after = await control(app, 'GET', `payments/${id}`);

      if (to === undefined) {
        t.equal(status, 409);
        t.match(body, { status: 409, title: String, allowed: before.body.events });
        t.same(
          { ...after.body, webhooks: undefined },
          { ...before.body, webhooks: undefined },
          'nothing changed',
        );
      } else {
        t.equal(status, 200);
        t.equal(body.state, to);
        t.equal(await statusOf(app), to);
        t.match(after.body.timeline.at(-1), { event, to, from: before.body.state });
      }
      t.equal(after.body.webhooks.length, webhooks);
    },
  );
}
