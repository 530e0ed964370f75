import fc from 'fast-check';
import t from 'tap';
import { build } from '../helper.ts';
import { payment, sara } from './client.ts';

interface Wrong {
  type?: unknown;
  loc?: unknown;
  msg?: unknown;
}

/** FastAPI's one shape for whatever fails: a sentence, or a list of Pydantic's errors. */
function isDetail(body: unknown): boolean {
  const { detail } = body as { detail?: unknown };
  if (typeof detail === 'string') return Object.keys(body as object).length === 1;
  return (
    Array.isArray(detail) &&
    detail.length > 0 &&
    detail.every(
      (wrong: Wrong) =>
        typeof wrong.type === 'string' &&
        typeof wrong.msg === 'string' &&
        'input' in wrong &&
        !('url' in wrong) &&
        Array.isArray(wrong.loc) &&
        ['body', 'query', 'path', 'header'].includes(wrong.loc[0]),
    )
  );
}

const names = ['name', 'mobile', 'password', 'username', 'refresh_token', 'website', 'phone', 'card_number'];
const field = fc.constantFrom(
  ...Object.keys(payment),
  ...names,
  'owner_name',
  'shaba',
  'authority',
  'fee_side',
  'description',
  '__proto__',
  'constructor',
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    ...Object.values(payment),
    '09120000001',
    '6037990000000006',
    'IR820540102680020817909002',
    'IR000000000000000000000000',
    '10_000',
    '۱۰۰۰۰',
    '{}',
    'urn:uuid:',
    '-'.repeat(40),
  ),
  fc.jsonValue(),
);
const json = fc.oneof(
  fc.dictionary(field, value).map((body) => JSON.stringify(body)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '{"__proto__":{"x":1}}',
    '{"amount":1e400}',
    '{"amount":-0}',
    '"\\ud83d"',
    '[]',
    'null',
    '{',
    '"',
    '['.repeat(5000),
    '['.repeat(5000) + ']'.repeat(5000),
    '{"a":'.repeat(5000),
    '"['.repeat(2000),
  ),
);
const type = fc.oneof(
  { weight: 4, arbitrary: fc.constant('application/json') },
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=b',
    'application/vnd.kpay+json',
    'application/json; charset=latin9',
    'text/plain',
    '',
    '/',
  ),
);
const text = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -_.,;=%"'), maxLength: 60 });
const headers = fc.record(
  {
    authorization: fc.oneof(
      fc.constantFrom(
        `Bearer ${sara.key}`,
        'Bearer',
        'Bearer a.b.c',
        'Bearer eyJhbGciOiJub25lIn0.e30.',
        'Basic x',
      ),
      text.map((token) => `Bearer ${token}`),
      text,
    ),
    'accept-language': text,
    'x-forwarded-host': text,
  },
  { requiredKeys: [] },
);
const paths = [
  '/auth/register',
  '/auth/login',
  '/auth/refresh',
  '/auth/me',
  '/shops',
  `/shops/${sara.shop_id}/regenerate-key`,
  '/shops/%7Babc%7D/regenerate-key',
  '/cards',
  '/transactions',
  '/transactions/create',
  '/transactions/verify',
  '/transactions/check/KP1',
  '/transactions/payment/%00',
];
const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...paths).map((known) => `/api/v1${known}`) },
  fc.constantFrom(...paths, '/payment/KP1'),
  fc.webPath(),
  fc.string({ unit: fc.constantFrom(...'abc%/.?#&=@:;,+'), maxLength: 40 }).map((rest) => `/${rest}`),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((pairs) => `?${pairs}`),
  fc
    .tuple(fc.constantFrom('page', 'per_page', 'status', 'shop_id', 'lang'), fc.webQueryParameters())
    .map(([name, pairs]) => `?${name}=${pairs}`),
  fc.constantFrom('?page[]=1', '?a=%zz', '?page=1e9', '?page=1&page=x', '?__proto__=1'),
);
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('POST', 'GET') },
  fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS'),
);

t.test('two thousand arbitrary requests: no fault of ours, nothing but the voice of FastAPI', async (t) => {
  const app = await build(t, { logLevel: 'silent' });
  await fc.assert(
    fc.asyncProperty(
      method,
      path,
      query,
      headers,
      type,
      json,
      async (method, path, query, headers, type, payload) => {
        const bare = method === 'GET' || method === 'OPTIONS';
        const reply = await app.inject({
          method: method as 'POST',
          url: `/kpay${path}${query}`,
          headers: { ...headers, ...(bare ? {} : { 'content-type': type }) },
          ...(bare ? {} : { payload }),
        });
        if (reply.statusCode >= 500) throw new Error(`${reply.statusCode}: ${reply.body}`);
        if (reply.headers['content-type']?.toString().startsWith('text/html')) return;
        if (reply.statusCode >= 400 && !isDetail(reply.json()))
          throw new Error(`${reply.statusCode}: ${reply.body}`);
        if (reply.statusCode === 405 && !reply.headers.allow) throw new Error('405 without Allow');
        if (reply.statusCode === 401 && reply.headers['www-authenticate'] !== 'Bearer')
          throw new Error('401 without WWW-Authenticate');
      },
    ),
    { numRuns: 2000, seed: 3 },
  );
});
