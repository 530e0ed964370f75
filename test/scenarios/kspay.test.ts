import { control } from '../helper.ts';
import { bearer, call, guarded, keysOf, order, sample, signed } from '../kspay/client.ts';
import { get } from '../kspay/natural-errors.ts';
import { initiate, initiateByToken, pair, processed, sent, told, transaction } from './kspay-calls.ts';
import { lost, type Play, playShipped } from './stage.ts';

const processedAlready = -17;
const signatureExpired = 11005;

/** A transaction becomes so after a while, and not before; its end is for good. */
const becomes =
  (status: string, almost: string, late = processedAlready): Play =>
  async (t, stage) => {
    const made = await processed(stage);
    await stage.advance(almost);
    t.match(await transaction(stage, made), { status: 'PROCESSING' });
    await stage.advance('1s');
    const tried = status === 'EXPIRED' ? null : /^pay_[0-9A-Za-z]{14}$/;
    t.match(await transaction(stage, made), { status, providerPaymentId: tried });
    t.equal((await stage.happen(made.id, 'pay')).status, 409, 'for good');
    t.strictSame(told(await sent(stage, '/transaction/process', made.headers)), [400, late]);
  };

const keys = { path: `/auth/generate-token/${sample.appId}`, body: keysOf(sample) };

const plays: Record<string, Play> = {
  pays: becomes('SUCCESS', '4s'),
  declined: becomes('FAILED', '1s'),
  expires: becomes('EXPIRED', '4s'),
  'pays-at-last-second': becomes('SUCCESS', '29m58s', signatureExpired),

  async 'expires-before-process'(t, stage) {
    const headers = await signed(stage.app);
    const begun = await initiate(stage, {}, headers);
    t.equal(begun.status, 201);
    await stage.advance('1s');
    t.match(await transaction(stage, { id: begun.body.result.pe_txnId }), { status: 'EXPIRED' });
    const reply = await sent(stage, '/transaction/process', headers);
    t.match(reply, { status: 400, body: { code: -17, message: 'Transaction is already processed' } });
  },

  async slow(t, stage) {
    const { app, waits } = stage;
    const draw = async () => {
      waits.length = 0;
      for (let n = 0; n < 40; n++) await call(app, get('/currencies'));
      return [...waits];
    };
    const first = await draw();
    t.ok(new Set(first).size > 30, 'each reply takes its own time');
    t.ok(first.filter((wait) => wait > 4000).length <= 6, 'few are very slow');
    t.ok(Math.max(...first) > 1000 && Math.min(...first) < 500);
    await control(app, 'POST', 'reset');
    await stage.use('kspay/slow');
    t.strictSame(await draw(), first, 'the same seed, the same times');
    const { id } = await processed(stage);
    t.match(await transaction(stage, { id }), { status: 'PROCESSING' }, 'slow, but it works');
  },

  async flaky(t, stage) {
    const { app } = stage;
    const seen = async (ask: () => Promise<{ status: number }>) => [
      (await ask()).status,
      (await ask()).status,
      (await ask()).status,
    ];
    const first = await call(app, keys);
    t.strictSame(told(first), [500, 26]);
    t.equal(first.body.message, 'Oops! Something went wrong');
    t.equal((await call(app, keys)).status, 500);
    const { body } = await call(app, keys);
    const headers = { authorization: `Bearer ${body.accessToken}` };
    t.strictSame(await seen(() => call(app, get('/currencies', headers))), [500, 500, 200]);
    t.strictSame(await seen(() => initiateByToken(stage, headers)), [500, 500, 201]);
    t.equal((await stage.list('payments')).length, 1, 'what failed did nothing');
  },

  async 'lost-reply'(t, stage) {
    const headers = await signed(stage.app);
    t.equal(await lost(initiate(stage, {}, headers)), 'ECONNRESET');
    const [{ id }] = await stage.list('payments');
    t.match(await transaction(stage, { id }), { status: 'INITIATED' }, 'it exists all the same');
    t.match(await initiate(stage, {}, headers), {
      status: 400,
      body: { code: -17, message: 'Signature is already used for a transaction' },
    });

    t.equal(await lost(sent(stage, '/transaction/process', headers)), 'ECONNRESET');
    t.match(await transaction(stage, { id }), { status: 'PROCESSING' });
    t.match(await sent(stage, '/transaction/process', headers), {
      status: 400,
      body: { code: -17, message: 'Transaction is already processed' },
    });

    const token = await bearer(stage.app);
    t.equal(await lost(initiateByToken(stage, token)), 'ECONNRESET');
    t.equal((await initiateByToken(stage, token)).status, 201);
    t.equal((await stage.list('payments')).length, 3, 'with a token a repeated call makes another');
    const { body } = await call(stage.app, get('/transaction', token));
    t.match(body.result, [{ status: 'INITIATED' }, { status: 'INITIATED' }, { id }], 'the list knows all');
  },

  async 'rate-limited'(t, stage) {
    const generate = () => sent(stage, keys.path, {}, keys.body);
    const first = await generate();
    t.strictSame(told(first), [429, 11005]);
    t.equal(first.headers.get('retry-after'), '2');
    t.strictSame([(await generate()).status, (await generate()).status], [429, 201]);
    const headers = {};
    const codes = async (path: string) => {
      const seen = [];
      for (let n = 0; n < 3; n++) seen.push(told(await call(stage.app, get(path, headers))));
      return seen;
    };
    const rounds = [
      [429, 11005],
      [429, 11005],
      [400, 9000],
    ];
    t.strictSame(await codes('/currencies'), rounds, 'then the call itself is looked at');
    t.strictSame(await codes('/transaction'), rounds);
  },

  async maintenance(t, stage) {
    const { app } = stage;
    for (const edition of ['open', 'v1'] as const) {
      const reply = await call(app, keys, { edition });
      t.strictSame(told(reply), [400, 27]);
      t.equal(reply.body.message, 'External Provider issue!');
    }
    await control(app, 'DELETE', 'scenarios');
    const { id } = await processed(stage);
    await stage.use('kspay/maintenance');
    const page = await app.inject(`/kspay/checkout/${id}`);
    t.equal(page.statusCode, 503);
    t.match(page.headers['content-type'], /^text\/html/);
  },

  async 'bad-gateway'(t, stage) {
    const reply = await stage.app.inject({ method: 'POST', url: `/kspay${keys.path}`, payload: keys.body });
    t.equal(reply.statusCode, 502);
    t.equal(reply.headers['content-type'], 'text/html');
    t.match(reply.body, '<h1>502 Bad Gateway</h1>');
  },

  async 'token-expired'(t, stage) {
    const { app } = stage;
    const { accessToken, refreshToken } = await pair(stage);
    const headers = { authorization: `Bearer ${accessToken}` };
    t.equal((await call(app, get('/currencies', headers))).status, 200);
    const refused = await initiateByToken(stage, headers);
    t.strictSame(told(refused), [401, 9009], 'in the middle of the payment');
    t.equal(refused.body.message, 'Token has expired.');
    const refreshed = await call(app, {
      path: '/auth/refresh-token',
      headers: { authorization: refreshToken },
      body: keysOf(sample),
    });
    t.equal(refreshed.status, 201, 'a refresh is not counted');
    const fresh = { 'x-token': refreshed.body.accessToken };
    t.equal((await initiateByToken(stage, fresh)).status, 201);
    t.equal((await stage.list('payments')).length, 1);
    t.strictSame(
      told(await call(app, get('/currencies', fresh), { edition: 'v1' })),
      [401, 9009],
      'and so on',
    );
    t.equal((await initiate(stage)).status, 201, 'a signature is no token');
  },

  async 'refresh-token-expired'(t, stage) {
    const { app } = stage;
    const { accessToken, refreshToken } = await pair(stage);
    t.strictSame(
      told(await call(app, get('/currencies', { authorization: `Bearer ${accessToken}` }))),
      [401, 9009],
    );
    const refresh = {
      path: '/auth/refresh-token',
      headers: { authorization: refreshToken },
      body: keysOf(sample),
    };
    const refused = await call(app, refresh);
    t.strictSame(told(refused), [401, 9008]);
    t.equal(refused.body.message, 'Refresh token has expired.');
    const headers = await bearer(app);
    t.equal((await call(app, get('/currencies', headers))).status, 200, 'with the keys it goes on');
  },

  async 'origin-refused'(t, stage) {
    const { app } = stage;
    const headers = await bearer(app);
    const from = async (origin: string) => call(app, get('/currencies', { ...headers, origin }));
    const refused = await from('https://shop.example');
    t.strictSame(told(refused), [403, 13007]);
    t.equal(refused.body.message, 'Access denied from this origin.');
    t.equal((await from('kspay-flutter-v1')).status, 200);
    t.equal((await call(app, get('/currencies', headers))).status, 200, "a server's call");
    const own = { ...(await bearer(app, guarded)), origin: 'https://garden.example' };
    t.strictSame(told(await call(app, get('/currencies', own), { edition: 'v1' })), [403, 13007]);
  },

  async 'signature-expired'(t, stage) {
    const headers = await signed(stage.app);
    t.equal((await initiate(stage, {}, headers)).status, 201);
    const refused = await sent(stage, '/transaction/process', headers);
    t.strictSame(told(refused), [400, 11005]);
    t.equal(refused.body.message, 'The provided signature has expired');
    const { id } = await processed(stage);
    t.match(
      await transaction(stage, { id }),
      { status: 'PROCESSING', amount: order.amount },
      'anew it works',
    );
  },
};

playShipped('kspay', plays);
