import t from 'tap';
import { build, control } from '../helper.ts';
import { link, newest } from './client.ts';

/** Where each event leads from `pending`, and what it leaves: the whole table, stated a second time on purpose. */
const ends = [
  { event: 'pay', state: 'done', phase: 'paid', result: 'CAPTURED' },
  { event: 'capture', state: 'done', phase: 'paid', result: 'CAPTURED' },
  { event: 'approve', state: 'done', phase: 'paid', result: 'APPROVED' },
  { event: 'fail', state: 'failed', phase: 'failed', result: 'NOT CAPTURED' },
  { event: 'error', state: 'failed', phase: 'failed', result: 'FAILED' },
  { event: 'void', state: 'failed', phase: 'failed', result: 'VOIDED' },
  { event: 'cancel', state: 'canceled', phase: 'closed', result: 'CANCELED' },
  { event: 'expire', state: 'canceled', phase: 'closed', result: 'CANCELED' },
];

for (const { event, state, phase, result } of ends) {
  t.test(`pending: ${event} leads to ${state}, ${result}, and no event leads on`, async (t) => {
    const app = await build(t);
    await link(app);
    const { id } = await newest(app);
    const { status, body } = await control(app, 'POST', `payments/${id}/events`, { event });
    t.equal(status, 200);
    t.match(body, { state, phase, data: { result, track_id: /^\d{29}$/ } });
    t.equal(body.webhooks.length, 1);
    t.strictSame(body.due, [], 'it does not expire any more');
    const found = await control(app, 'GET', `payments/${body.data.track_id}`);
    t.equal(found.body.id, id, 'it is found by the track id that it got now');
    for (const { event: next } of ends) {
      const refused = await control(app, 'POST', `payments/${id}/events`, { event: next });
      t.equal(refused.status, 409, `${state}: ${next}`);
    }
    t.same((await newest(app)).data, body.data, 'nothing changed');
    t.equal((await newest(app)).webhooks.length, 1);
  });
}

t.test('an event may say how it was paid, and nothing that is not a way to pay', async (t) => {
  const app = await build(t);
  await link(app);
  const { id } = await newest(app);
  const pay = (details: object) => control(app, 'POST', `payments/${id}/events`, { event: 'pay', details });
  t.equal((await pay({ method: 'cash' })).status, 422);
  const { body } = await pay({ method: 'cc' });
  t.match(body.data, { method: 'cc', payment_id: /^[A-Za-z0-9]{32}$/ });
});

t.test('the same workspace draws the same ids in any process', async (t) => {
  const drawn = async () => {
    const app = await build(t);
    await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2023-09-17T07:36:43Z' });
    await link(app, { paymentGateway: { src: 'cc' } });
    const { id } = await newest(app);
    return (await control(app, 'POST', `payments/${id}/events`, { event: 'pay' })).body.data;
  };
  t.strictSame(await drawn(), await drawn());
});

t.test('a merchant that asks for retries gets them on the clock; the others get one webhook', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2023-09-17T07:36:43Z' });
  await link(app);
  const { id } = await newest(app);
  await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
  await control(app, 'POST', 'clock/advance', { by: '1d' });
  const { body } = await control(app, 'GET', 'webhooks/wh_1');
  t.match(body, { status: 'failed', attempts: 1, event: 'CAPTURED' });
});
