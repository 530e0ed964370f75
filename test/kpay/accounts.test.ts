import t from 'tap';
import { build, control } from '../helper.ts';
import { call, create, login, omid, payment, sara } from './client.ts';

const me = (app: Parameters<typeof call>[0], token: string, workspace = '') =>
  call(app, 'GET', '/auth/me', undefined, { token, workspace });

t.test('an account registers, logs in and finds itself', async (t) => {
  const app = await build(t);
  const registered = await call(app, 'POST', '/auth/register', {
    name: 'Niloofar Example',
    mobile: '۰۹۱۲۰۰۰۰۰۰۹',
    password: 'six-or-more',
  });
  const { access_token } = await login(app, { mobile: '٠٩١٢٠٠٠٠٠٠٩', password: 'six-or-more' });

  const first = await me(app, registered.body.access_token);
  t.match(first, { status: 200, body: { name: 'Niloofar Example', mobile: '09120000009' } });
  t.strictSame((await me(app, access_token)).body, first.body);
  t.strictSame((await call(app, 'GET', '/shops', undefined, { token: access_token })).body, {
    shops: [],
    total: 0,
  });
});

t.test('no two tokens are alike, and each is for its own use', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const [first, second] = [await login(app), await login(app)];
  t.equal(new Set([...Object.values(first), ...Object.values(second)]).size, 5, 'token_type is the same');
  t.equal((await me(app, first.refresh_token)).status, 401);
  const refreshed = await call(app, 'POST', '/auth/refresh', { refresh_token: first.access_token });
  t.equal(refreshed.status, 401);
});

t.test('tokens end by the clock, to the second', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
  const { access_token, refresh_token } = await login(app);
  const refresh = () => call(app, 'POST', '/auth/refresh', { refresh_token });

  await control(app, 'POST', 'clock/advance', { by: '23h59m59s' });
  t.equal((await me(app, access_token)).status, 200);
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  t.match(await me(app, access_token), {
    status: 401,
    headers: { 'www-authenticate': 'Bearer' },
    body: { detail: 'Could not validate credentials' },
  });

  await control(app, 'POST', 'clock/advance', { to: '2026-03-31T11:59:59Z' });
  const renewed = await refresh();
  t.equal(renewed.status, 200);
  t.equal((await me(app, renewed.body.access_token)).status, 200);
  await control(app, 'POST', 'clock/advance', { by: '1s' });
  t.equal((await refresh()).status, 401);
});

t.test(
  'a token of another workspace, or from before a reset of it, is checked against this one',
  async (t) => {
    const app = await build(t);
    const { access_token } = await login(app, sara, { workspace: '/@one' });
    t.equal((await me(app, access_token, '/@one')).status, 200);
    t.equal((await me(app, access_token, '/@two')).status, 401);
    t.equal((await me(app, access_token)).status, 401);
  },
);

t.test('a regenerated key stops the old one at once and leaves the others alone', async (t) => {
  const app = await build(t);
  const { access_token: token } = await login(app);
  const list = (key: string) => call(app, 'GET', '/transactions', undefined, { token: key });
  t.equal((await list(sara.key)).status, 200);

  const { body } = await call(app, 'POST', `/shops/${sara.shop_id}/regenerate-key`, undefined, { token });

  t.equal((await list(sara.key)).status, 401);
  t.equal((await list(body.api_key)).status, 200);
  t.equal((await list(omid.key)).status, 200);
  const { shops } = (await call(app, 'GET', '/shops', undefined, { token })).body;
  t.equal(shops.find(({ id }: { id: string }) => id === sara.shop_id).api_key, body.api_key);
});

t.test('an account sees nothing of another', async (t) => {
  const app = await build(t);
  const authority = await create(app);
  const { access_token: token } = await login(app, omid);
  const as = { token };

  const listed = await call(app, 'GET', '/transactions', undefined, as);
  t.strictSame(listed.body, { transactions: [], total: 0, page: 1, per_page: 20 });
  const filtered = await call(app, 'GET', `/transactions?shop_id=${sara.shop_id}`, undefined, as);
  t.equal(filtered.body.total, 0);
  t.equal((await call(app, 'POST', `/shops/${sara.shop_id}/regenerate-key`, undefined, as)).status, 404);
  t.match(await call(app, 'POST', '/transactions/create', payment, as), {
    status: 404,
    body: { detail: 'Shop not found' },
  });
  const foreignCard = { ...payment, shop_id: omid.shop_id };
  t.match(await call(app, 'POST', '/transactions/create', foreignCard, as), {
    status: 404,
    body: { detail: 'Card not found' },
  });
  const shown = (await call(app, 'GET', '/cards', undefined, as)).body.cards;
  t.strictSame(
    shown.map(({ id }: { id: string }) => id),
    [omid.card_id],
  );
  t.equal(
    (await call(app, 'GET', `/transactions/check/${authority}`)).status,
    200,
    'what is public stays so',
  );
});

t.test("a shop's key opens transactions, not the account; that of a closed shop opens nothing", async (t) => {
  const app = await build(t);
  for (const [method, path] of [
    ['GET', '/auth/me'],
    ['GET', '/shops'],
    ['GET', '/cards'],
  ] as const)
    t.equal((await call(app, method, path, undefined, { token: sara.key })).status, 401, path);
  t.equal((await call(app, 'GET', '/transactions', undefined, { token: sara.closed_key })).status, 401);
});

t.test('the credentials of the control API work as they stand', async (t) => {
  const app = await build(t);
  const { body } = await control(app, 'GET', 'credentials');
  const [{ keys }] = body.data.find(({ provider }: { provider: string }) => provider === 'kpay').merchants;
  t.equal((await me(app, keys.access_token)).status, 200);
  const { shop_id, card_id, api_key: token } = keys;
  const { status } = await call(
    app,
    'POST',
    '/transactions/create',
    { ...payment, shop_id, card_id },
    { token },
  );
  t.equal(status, 200);
});
