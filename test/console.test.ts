import t from 'tap';
import { build } from './helper.ts';
import { sample } from './paygate/client.ts';

t.test('whoever opens Paystub in a browser is told where everything is', async (t) => {
  const app = await build(t);
  const reply = await app.inject({ url: '/@ci-42/', headers: { host: 'localhost:4747' } });
  t.equal(reply.statusCode, 200);
  t.match(reply.headers['content-type'], /text\/html/);
  t.match(reply.body, 'http://localhost:4747/@ci-42/paygate');
  t.match(reply.body, sample.ApiKey);
  t.match(reply.body, 'href="http://localhost:4747/@ci-42/_paystub/docs/paygate"');
  t.equal((await app.inject({ url: '/', headers: { host: 'rebound.example.com' } })).statusCode, 403);
});

t.test('behind an admin token the page shows no keys', async (t) => {
  const app = await build(t, { adminToken: 'secret' });
  const reply = await app.inject({ url: '/' });
  t.equal(reply.statusCode, 200);
  t.notMatch(reply.body, sample.ApiKey);
});
