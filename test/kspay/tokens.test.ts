import t from 'tap';
import { build, control } from '../helper.ts';
import { bearer, call, freeze, guarded, initiate, keysOf, packageOrder, sample, tokens } from './client.ts';

t.test('tokens end by the clock and are renewed as documented', async (t) => {
  const app = await build(t);
  const first = await tokens(app);
  const statusWith = async (authorization: string) =>
    (await call(app, { method: 'GET', path: '/currencies', headers: { authorization } })).status;
  const refresh = (authorization: string) =>
    call(app, { path: '/auth/refresh-token', headers: { authorization }, body: keysOf(sample) });
  const advance = (by: string) => control(app, 'POST', 'clock/advance', { by });

  await advance('14m');
  t.equal(await statusWith(first.accessToken), 200, 'bare');
  t.equal(await statusWith(`Bearer ${first.accessToken}`), 200, 'behind Bearer');
  await advance('1m');
  t.equal(await statusWith(first.accessToken), 401, 'over after 15 minutes');

  const { body: second } = await refresh(first.refreshToken);
  t.equal(await statusWith(second.accessToken), 200);
  t.equal((await refresh(`Bearer ${first.refreshToken}`)).status, 201, 'the one before stays good');
  await advance('7d');
  t.equal((await refresh(second.refreshToken)).status, 401);
});

t.test('x-token stands for Authorization', async (t) => {
  const app = await build(t);
  const { authorization } = await bearer(app);
  const sent = { method: 'GET', path: '/currencies', headers: { 'x-token': authorization } } as const;
  t.equal((await call(app, sent)).status, 200);
});

t.test('a signature lasts 5 minutes, and one made by initiating as long from there', async (t) => {
  const app = await build(t);
  const headers = await bearer(app);
  const { body } = await call(app, { path: '/transaction/initiate', headers, body: packageOrder });
  await control(app, 'POST', 'clock/advance', { by: '4m59s' });
  const sent = { path: '/transaction/process', headers: { 'x-signature': body.signature } };
  t.equal((await call(app, sent)).status, 201);
});

t.test('origins: those of the list, the mobile package, and whoever is no browser', async (t) => {
  const app = await build(t);
  const { authorization } = await bearer(app, guarded);
  const statusFrom = async (origin: Record<string, string>) =>
    (await call(app, { method: 'GET', path: '/currencies', headers: { authorization, ...origin } })).status;
  t.equal(await statusFrom({}), 200);
  t.equal(await statusFrom({ origin: 'https://garden.example' }), 200);
  t.equal(await statusFrom({ origin: 'kspay-flutter-v1' }), 200);
  t.equal(await statusFrom({ origin: 'https://garden.example.elsewhere.test' }), 403);
});

t.test('the same workspace draws the same ids and tokens, on any app', async (t) => {
  const drawn = async () => {
    const app = await build(t);
    const options = { workspace: '/@ci-42' };
    await freeze(app, 'ci-42');
    const pair = await tokens(app, sample, options);
    const { headers, ...ids } = await initiate(app, {}, sample, options);
    await control(app, 'POST', `payments/${ids.pe_txnId}/events`, { event: 'pay' }, 'ci-42');
    const sent = {
      method: 'GET',
      path: `/transaction/txnId/${ids.pe_txnId}`,
      headers: { authorization: pair.accessToken },
    } as const;
    return { pair, headers, ids, found: (await call(app, sent, options)).body };
  };
  t.strictSame(await drawn(), await drawn());
});
