import t from 'tap';
import { build, control, receiver } from '../helper.ts';
import { initiate, payment, statusOf } from '../paygate/client.ts';

t.test('two workspaces used at once never see each other', async (t) => {
  const app = await build(t);
  const shop = await receiver(t);
  const run = async (name: string, event: string) => {
    const workspace = `/@${name}`;
    for (let round = 0; round < 10; round++) {
      const order_id = `order-${String(round).padStart(6, '0')}`;
      const id = await initiate(app, { order_id, ipn_url: `${shop.url}/${name}` }, { workspace });
      await control(app, 'POST', `payments/${id}/events`, { event }, name);
      t.equal(await statusOf(app, order_id, { workspace }), event === 'pay' ? 'success' : 'failed');
    }
    await control(app, 'POST', 'clock/advance', { by: name === 'one' ? '1h' : '2h' }, name);
    await control(app, 'POST', 'webhooks/drain', undefined, name);
  };
  await Promise.all([run('one', 'pay'), run('two', 'fail')]);

  for (const [name, state] of [
    ['one', 'success'],
    ['two', 'failed'],
  ] as const) {
    const { body } = await control(app, 'GET', 'payments?limit=100', undefined, name);
    t.equal(body.data.length, 10);
    t.ok(
      body.data.every(
        (payment: { state: string; page: string }) =>
          payment.state === state && payment.page.includes(`/@${name}/`),
      ),
    );
    t.equal((await control(app, 'GET', 'webhooks?limit=100', undefined, name)).body.data.length, 10);
    t.equal(shop.received.filter(({ url }) => url === `/${name}`).length, 10);
    const { body: journal } = await control(app, 'GET', 'requests?limit=100', undefined, name);
    t.equal(journal.data.length, 20);
    t.ok(journal.data.every(({ url }: { url: string }) => url.startsWith(`/@${name}/`)));
  }
  t.strictSame(
    (await control(app, 'GET', 'payments')).body.data,
    [],
    'the default workspace knows of nothing',
  );
  t.equal((await control(app, 'GET', `payments/order-000001`)).status, 404);
});

t.test('a name that is none is told what a name is', async (t) => {
  const app = await build(t);
  for (const name of ['', '-x', 'a b', 'x'.repeat(65), '..']) {
    const reply = await app.inject({
      method: 'POST',
      url: `/@${encodeURIComponent(name)}/paygate/payment/initiate`,
    });
    t.equal(reply.statusCode, 404, name);
    t.match(reply.json(), { title: 'Nothing is there', detail: /letters, digits/ });
  }
});

t.test('the same name, or the same name after a reset, draws the same ids', async (t) => {
  const ids = async () => {
    const app = await build(t);
    const first = [
      await initiate(app, {}, { workspace: '/@seeded' }),
      await initiate(app, {}, { workspace: '/@seeded' }),
    ];
    t.equal((await control(app, 'POST', 'reset', undefined, 'seeded')).status, 204);
    t.strictSame((await control(app, 'GET', 'payments', undefined, 'seeded')).body.data, []);
    const second = [
      await initiate(app, {}, { workspace: '/@seeded' }),
      await initiate(app, {}, { workspace: '/@seeded' }),
    ];
    t.strictSame(second, first);
    return first;
  };
  t.strictSame(await ids(), await ids());
});

t.test('the same commands give the same journal to the byte', async (t) => {
  const run = async () => {
    const app = await build(t);
    await control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-03-01T12:00:00Z' });
    const id = await initiate(app);
    await initiate(app, { currency: 'none' }).catch(() => {});
    await app.inject({ url: `/paygate/make/payment/test/${id}` });
    await app.inject({
      method: 'POST',
      url: `/paygate/make/payment/confirm/test/${id}`,
      payload: { outcome: 'succeed' },
    });
    await statusOf(app);
    const { body } = await control(app, 'GET', 'requests');
    return Promise.all(
      body.data.map(
        async (entry: { id: string }) => (await control(app, 'GET', `requests/${entry.id}`)).body,
      ),
    );
  };
  t.strictSame(await run(), await run());
});

t.test('a workspace that is deleted is gone, and made anew on its next use', async (t) => {
  const app = await build(t);
  await initiate(app, payment, { workspace: '/@short' });
  t.match(
    (await control(app, 'GET', 'workspaces')).body.data.map(({ name }: { name: string }) => name),
    ['default', 'short'],
  );
  t.equal((await control(app, 'DELETE', 'workspaces/short')).status, 204);
  t.equal((await control(app, 'DELETE', 'workspaces/short')).status, 404);
  t.strictSame((await control(app, 'GET', 'payments', undefined, 'short')).body.data, []);
});

t.test('a delivery that is under way when its workspace is reset leaves nothing behind', async (t) => {
  const app = await build(t);
  let answer = (_status: number) => {};
  const asked = new Promise<void>((arrived) => {
    receiver(t, () => {
      arrived();
      return new Promise<number>((reply) => {
        answer = reply;
      });
    }).then(async (shop) => {
      const id = await initiate(app, { ipn_url: shop.url });
      await control(app, 'POST', `payments/${id}/events`, { event: 'pay' });
    });
  });
  await asked;
  await control(app, 'POST', 'reset');
  answer(200);
  await app.core.dispatcher.idle();
  t.strictSame((await control(app, 'GET', 'webhooks')).body.data, []);
});
