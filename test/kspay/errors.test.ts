import t from 'tap';
import { Failure } from '../../src/core/contract/failure.ts';
import { speak } from '../../src/core/contract/provider.ts';
import { kspay } from '../../src/providers/kspay/index.ts';
import { build } from '../helper.ts';
import { call, type Edition, editions, errorBody, freeze, type Sent, signed } from './client.ts';
import { cases, get, token } from './natural-errors.ts';

for (const edition of Object.keys(editions) as Edition[]) {
  for (const { title, sent, open, v1 = open, at } of cases) {
    t.test(`${edition}: ${title}`, async (t) => {
      const app = await build(t);
      await freeze(app);
      const ready = await sent(app);
      const reply = await call(app, ready, { edition });
      const told = edition === 'open' ? open : v1;
      t.strictSame(reply.body, errorBody(...told, at));
      t.equal(reply.status, told[0]);
      t.equal(reply.type, 'application/json; charset=utf-8');
    });
  }

  t.test(`${edition}: wrong addresses and methods, also such as no router can read`, async (t) => {
    const app = await build(t);
    await freeze(app);
    for (const path of ['/nowhere', '/auth', '/currencies/', '/a/%zz', '/auth/refresh-token?x=1']) {
      const { status, body } = await call(app, { method: 'GET', path }, { edition });
      t.equal(status, 404);
      t.strictSame(body, errorBody(404, `Cannot GET ${editions[edition]}${path}`, -10), path);
    }
  });

  t.test(`${edition}: a body that is too large`, async (t) => {
    const app = await build(t);
    await freeze(app);
    const sent = { path: '/auth/refresh-token', body: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }) };
    const status = edition === 'open' ? 413 : 400;
    t.strictSame(
      (await call(app, sent, { edition })).body,
      errorBody(status, 'Request entity too large', -11),
    );
  });

  t.test(`${edition}: a fault of our own`, async (t) => {
    const app = await build(t, { logLevel: 'silent' });
    await freeze(app);
    const { commit } = app.core;
    const run = commit.run.bind(commit);
    commit.run = () => {
      commit.run = run;
      return Promise.reject(new Error('broken on purpose'));
    };
    const { status, body } = await call(app, { method: 'GET', path: '/currencies' }, { edition });
    t.equal(status, 500);
    t.strictSame(body, errorBody(500, 'Oops! Something went wrong', 26));
  });

  t.test(`${edition}: too many requests, and a provider that is not there`, async (t) => {
    const occasion = { mount: edition === 'open' ? '' : '/v1', now: Date.UTC(2026, 0, 31, 9, 30) };
    const limited = speak(kspay.voice, new Failure('rate_limited', { retryAfter: 7 }), occasion);
    t.strictSame(limited, {
      status: 429,
      headers: { 'retry-after': '7' },
      body: errorBody(429, 'Too many requests made in a short period', 11005),
    });
    const unavailable = speak(kspay.voice, new Failure('unavailable', { reason: '' }), occasion);
    t.strictSame(unavailable.body, errorBody(400, 'External Provider issue!', 27));
  });
}

t.test('the first check that fails is the one that is told', async (t) => {
  const app = await build(t);
  const told = async (sent: Sent) => (await call(app, sent)).body.code;
  t.equal(await told({ path: '/auth/generate-token/nobody', body: {} }), 9002, 'the access key');
  t.equal(
    await told({ path: '/auth/generate-token/nobody', body: { accessKey: 'x' } }),
    -9,
    'the secret key',
  );
  t.equal(await told(token({ accessKey: 'x', secretKey: 'y' }, 'nobody')), -17, "the app's form");
  t.equal(await told(token({ accessKey: 'x', secretKey: 'y' })), 11001, 'the key');
  t.equal(await told(get('/INR/payment-methods')), 9000, 'the token before the path');
  t.equal(await told({ path: '/transaction/initiate', headers: await signed(app), body: {} }), -9);
  t.equal(
    await told({ path: '/transaction/initiate', headers: await signed(app), body: { currencyId: 'INR' } }),
    -17,
  );
});
