import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { charge, knetCard, least, linkFor, press } from './client.ts';

const replies: [name: string, status: number, message: string][] = [
  ['unauthenticated', 401, 'Not a valid API request'],
  ['forbidden', 403, 'Forbidden'],
  ['rate_limited', 429, 'Too Many Attempts.'],
  ['internal', 500, 'Server Error'],
  ['unavailable', 503, 'Service Unavailable'],
];

for (const [error, status, message] of replies) {
  t.test(`a scenario may answer a charge with ${error}`, async (t) => {
    const app = await build(t);
    const rules = [
      { on: { call: 'upayments.charge.create' }, times: 1, then: { error: `upayments.${error}` } },
    ];
    const put = await control(app, 'PUT', 'scenarios/trouble', { about: 'a test', rules });
    t.ok(put.status < 300);
    await control(app, 'POST', 'scenarios/trouble/use');
    t.strictSame(await charge(app, least), { status, body: { message } });
    t.equal((await charge(app, least)).status, 201, 'once');
  });
}

t.test('a scenario may keep a webhook back by its result', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const rules = [{ on: { webhook: 'upayments.charge.not_captured' }, then: { drop: true } }];
  await control(app, 'PUT', 'scenarios/silent', { about: 'a test', rules });
  await control(app, 'POST', 'scenarios/silent/use');
  for (const pin of ['4321', '1234']) {
    const { page } = await linkFor(app, 'knet', { notificationUrl: shop.url });
    await press(app, page, { ...knetCard, pin });
  }
  await control(app, 'POST', 'webhooks/drain');
  t.equal(shop.received.length, 1);
  t.match(shop.received[0]?.body, /result=CAPTURED&/);
});

t.test('a limit says how long to wait', async (t) => {
  const app = await build(t);
  const then = { error: 'upayments.rate_limited', facts: { retryAfter: 60 } };
  const rules = [{ on: { call: 'upayments.charge.create' }, when: { nth: 2 }, then }];
  await control(app, 'PUT', 'scenarios/limit', { about: 'a test', rules });
  await control(app, 'POST', 'scenarios/limit/use');
  t.equal((await charge(app, least)).status, 201);
  const { statusCode, headers } = await app.inject({ method: 'POST', url: '/upayments/api/v1/charge' });
  t.equal(statusCode, 429);
  t.equal(headers['retry-after'], '60');
});
