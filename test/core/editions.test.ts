import t from 'tap';
import { mountAt } from '../../src/core/contract/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { build, control } from '../helper.ts';

t.test('a path belongs to the longest mount above it, whatever stands behind', async (t) => {
  const provider = { root: '/shop', mounts: ['', '/v1', '/v1/beta'] as const };
  const at = (url: string) => mountAt({ ...provider, mounts: [...provider.mounts] }, url);
  t.equal(at('/shop'), '');
  t.equal(at('/shop/v2/pay'), '');
  t.equal(at('/shop/v10/pay'), '');
  t.equal(at('/shop/v1'), '/v1');
  t.equal(at('/shop/v1?next=/v1/beta/'), '/v1');
  t.equal(at('/shop/v1/pay'), '/v1');
  t.equal(at('/shop/v1/beta/pay'), '/v1/beta');
  t.equal(at('/elsewhere'), '', 'the first, where none fits');
});

t.test('credentials and OpenAPI say which base URL serves which edition', async (t) => {
  const app = await build(t);
  const { data } = (await control(app, 'GET', 'credentials')).body;
  for (const { name, root, mounts, editions } of providers) {
    const said = data.find(({ provider }: { provider: string }) => provider === name);
    const told = Object.entries(editions ?? {}).map(([mount, about]) => [
      `http://localhost:80${root}${mount}`,
      about,
    ]);
    t.strictSame(said.editions, editions && Object.fromEntries(told), name);
    const { servers } = (await control(app, 'GET', `openapi/${name}.json`)).body;
    t.strictSame(
      servers.map(({ description }: { description?: string }) => description),
      mounts.map((mount) => editions?.[mount]),
    );
  }
});

t.test('every error that is named says what its entry promises', async (t) => {
  for (const { name, errors = {} } of providers) {
    for (const [error, { status, message, cause, spoken }] of Object.entries(errors)) {
      t.equal(spoken({}, 0).status, status, `${name} ${error}`);
      t.ok(message.length > 0 && cause.length > 0, `${name} ${error}`);
    }
  }
});
