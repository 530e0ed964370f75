import { createHmac } from 'node:crypto';
import t from 'tap';
import { build, control } from '../helper.ts';
import { charge, least, plain, signing } from './client.ts';

const secret = 'sig_9f2c41d07be8a6350d4c7f1e';
const at = 1694936203;
const body = JSON.stringify({ ...least, paymentGateway: { src: 'knet' }, customerExtraData: 'شاي' });

/** The headers of a signed request, made as the vendor's clients make them. */
function signed({ time = at, path = 'charge', method = 'POST', payload = body, key = secret } = {}) {
  const text = `${time}${method}${path}${payload}`;
  return {
    'x-timestamp': String(time),
    'x-signature': createHmac('sha256', key).update(text).digest('base64'),
  };
}

t.test('a merchant that signs is known by token and signature together', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: new Date(at * 1000).toISOString() });
  const answers = async (headers: Record<string, string>, payload = body) =>
    (await charge(app, payload, { token: signing, headers })).status;

  t.equal(await answers(signed()), 201);
  t.equal(
    await answers(signed({ payload: JSON.stringify({ a: 1 }) }), '{"a":1}'),
    422,
    'then come the fields',
  );
  t.equal(await answers(signed({ time: at - 60 })), 201, 'a minute ago');
  t.equal(await answers(signed({ time: at + 60 })), 201, 'in a minute');
  const refused: [why: string, headers: Record<string, string>][] = [
    ['no signature', {}],
    ['no timestamp', { 'x-signature': signed()['x-signature'] }],
    ['too old', signed({ time: at - 61 })],
    ['too young', signed({ time: at + 61 })],
    ['another secret', signed({ key: 'other' })],
    ['another path', signed({ path: 'api/v1/charge' })],
    ['another method', signed({ method: 'GET' })],
    ['another body', signed({ payload: `${body} ` })],
    ['milliseconds', signed({ time: at * 1000 })],
    ['another timestamp than the signed one', { ...signed(), 'x-timestamp': String(at + 1) }],
    ['nonsense', { 'x-timestamp': 'now', 'x-signature': 'x' }],
  ];
  for (const [why, headers] of refused) t.equal(await answers(headers), 401, why);
});

t.test('whoever does not sign need not, and what it signs is not looked at', async (t) => {
  const app = await build(t);
  t.equal((await charge(app, least, { token: plain, headers: signed({ key: 'other' }) })).status, 201);
});

t.test('a long body is signed as a whole', async (t) => {
  const app = await build(t);
  await control(app, 'PUT', 'clock', { mode: 'frozen', now: new Date(at * 1000).toISOString() });
  const products = Array.from({ length: 2000 }, () => ({ name: 'A cup of tea, and then another', price: 1 }));
  const payload = JSON.stringify({ ...least, paymentGateway: { src: 'knet' }, products });
  t.ok(payload.length > 64 * 1024);
  t.equal((await charge(app, payload, { token: signing, headers: signed({ payload }) })).status, 201);
});
