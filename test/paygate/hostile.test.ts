import fc from 'fast-check';
import t from 'tap';
import { build } from '../helper.ts';
import { payment, sample } from './client.ts';

/** PayGate's one envelope; the throttling body is its framework's own. */
const isEnvelope = (body: unknown): boolean => {
  const { status, error, data } = body as { status?: unknown; error?: unknown; data?: unknown };
  if (status === 'success') return typeof data === 'object';
  return status === 'error' && Array.isArray(error) && error.every((message) => typeof message === 'string');
};

const field = fc.constantFrom(
  ...Object.keys(payment),
  'meta',
  'meta[email]',
  'meta.customer_name',
  '__proto__',
  'constructor',
  'a[b][c]',
  'order_id[]',
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(...Object.values(payment)),
  fc.jsonValue(),
);
const json = fc.oneof(
  fc.dictionary(field, value).map((body) => JSON.stringify(body)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":1}}',
    '[]',
    'null',
    '1e999',
    '{"amount":1e400}',
    '{',
    '"',
  ),
);
const form = fc
  .array(fc.tuple(field, fc.oneof(fc.string({ unit: 'binary' }), fc.string())))
  .map((pairs) =>
    pairs
      .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text.toWellFormed())}`)
      .join('&'),
  );
const parts = fc
  .tuple(fc.array(fc.tuple(field, fc.string())), fc.boolean())
  .map(
    ([pairs, whole]) =>
      `${pairs.map(([name, text]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`).join('')}${whole ? '--b--\r\n' : ''}`,
  );
const body = fc.oneof(
  fc.tuple(fc.constant('application/json'), json),
  fc.tuple(fc.constant('application/x-www-form-urlencoded'), fc.oneof(form, fc.string())),
  fc.tuple(
    fc.constantFrom(
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'multipart/form-data; boundary=',
    ),
    fc.oneof(parts, fc.string()),
  ),
  fc.tuple(
    fc.constantFrom(
      'text/plain',
      'application/xml',
      '',
      'nonsense',
      '/',
      'application/json; charset=latin9',
      'application/octet-stream',
    ),
    fc.string({ unit: 'binary' }),
  ),
);
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -_.,;=%"'), maxLength: 60 });
const headers = fc.record(
  {
    apikey: fc.oneof(fc.constant(sample.ApiKey), headerText),
    secretkey: fc.oneof(fc.constant(sample.SecretKey), headerText),
    accept: headerText,
    'x-forwarded-host': headerText,
  },
  { requiredKeys: [] },
);
const path = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/api/payment/initiate',
      '/payment/initiate',
      '/api/payment/verify',
      '/payment/verify',
    ),
  },
  fc.webPath(),
  fc
    .string({ unit: fc.constantFrom(...'abc%/.?#&=@:;,+ '), maxLength: 40 })
    .map((text) => `/${text.replaceAll(' ', '%20')}`),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.constantFrom('?currency[]=x', '?a=%zz', '?__proto__[x]=1'),
);
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant('POST') },
  fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
);

t.test(
  'two thousand arbitrary requests are all answered in the envelope, and none by a fault of ours',
  async (t) => {
    const app = await build(t, { logLevel: 'silent' });
    await fc.assert(
      fc.asyncProperty(
        method,
        path,
        query,
        headers,
        body,
        async (method, path, query, headers, [type, payload]) => {
          const bare = method === 'GET' || method === 'OPTIONS';
          const reply = await app.inject({
            method: method as 'POST',
            url: `/paygate${path}${query}`,
            headers: { ...headers, ...(bare ? {} : { 'content-type': type }) },
            ...(bare ? {} : { payload }),
          });
          if (reply.statusCode >= 500) throw new Error(`${reply.statusCode}: ${reply.body}`);
          if (reply.headers['content-type']?.toString().startsWith('text/html')) return;
          if (!isEnvelope(reply.json()))
            throw new Error(`not the envelope: ${reply.statusCode} ${reply.body}`);
        },
      ),
      { numRuns: 2000, seed: 4747 },
    );
    t.pass('all were');
  },
);
