import fc from 'fast-check';
import t from 'tap';
import { build } from '../helper.ts';
import { charge, least, plain, strict, whitelabel } from './client.ts';

/** `{message}` and its kin, or a success. */
const isVoice = (body: unknown): boolean => {
  const { message, status, errors } = body as { message?: unknown; status?: unknown; errors?: unknown };
  if (typeof message !== 'string') return false;
  return status === true || errors === undefined || (typeof errors === 'object' && errors !== null);
};

const names = [
  ...Object.keys(least),
  'products',
  'paymentGateway',
  'notificationType',
  'tokens',
  'customer',
  'customerExtraData',
  'extraMerchantData',
  'plugin',
  'paymentLinkExpiryInMinutes',
  'isSaveCard',
  'src',
  'id',
  'amount',
  'currency',
  '__proto__',
  'constructor',
  '0',
  'a[b][c]',
  'order[id]',
];
const field = fc.constantFrom(...names);
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('KWD', 'knet', 'create-invoice', 'en', '1e999', '-0', '0x1', ' 7 ', '٧'),
  fc.constantFrom(...Object.values(least)),
);
const tree = fc.letrec((again) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(again('value'), { maxLength: 3 }),
    fc.dictionary(field, again('value'), { maxKeys: 4 }),
  ),
})).value;
/** A charge that is right but for a few fields. */
const nearly = fc.dictionary(field, tree, { maxKeys: 3 }).map((change) => ({ ...least, ...change }));
const json = fc.oneof(
  nearly.map((body) => JSON.stringify(body)),
  tree.map((body) => JSON.stringify(body) ?? ''),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '{"__proto__":{"x":1}}',
    '[]',
    'null',
    '{"order":{"amount":1e400}}',
    '{"order":{"currency":"__proto__","amount":1}}',
    '{',
    '['.repeat(20_000),
    '['.repeat(20_000) + ']'.repeat(20_000),
    `${'{"order":'.repeat(3000)}1${'}'.repeat(3000)}`,
  ),
);
const form = fc
  .array(fc.tuple(field, fc.string({ unit: 'binary' })))
  .map((pairs) => new URLSearchParams(pairs.map(([name, text]) => [name, text.toWellFormed()])).toString());
const body = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('application/json'), json) },
  fc.tuple(
    fc.constant('application/x-www-form-urlencoded'),
    fc.oneof(form, fc.string(), fc.constant(`${'a[b]'.repeat(2000)}=1&order[]=1&order[id]=2&%zz=%`)),
  ),
  fc.tuple(
    fc.constantFrom(
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'text/plain',
      '',
      'nonsense',
      '/',
    ),
    fc.string({ unit: 'binary' }),
  ),
);
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -_.,;=%"'), maxLength: 60 });
const headers = fc.record(
  {
    authorization: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(...[plain, whitelabel, strict].map((token) => `Bearer ${token}`)),
      },
      { weight: 1, arbitrary: headerText },
    ),
    'x-timestamp': headerText,
    'x-signature': headerText,
    'x-forwarded-host': headerText,
  },
  { requiredKeys: ['authorization'] },
);
const session = fc.constantFrom('', '?session_id=1', '?session_id[]=1', '?trandata=00', '?trandata[a]=1');
const path = fc.oneof(
  { weight: 4, arbitrary: fc.constant('/api/v1/charge') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '/',
      '/kpg/PaymentHTTP.htm',
      '/payment/card',
      '/payment/card/secure',
      '/payment/wallet',
      '/invoice/x',
    ),
  },
  fc.webPath(),
  fc
    .string({ unit: fc.constantFrom(...'abc%/.?#&=@:;,+ '), maxLength: 40 })
    .map((text) => `/${text.replaceAll(' ', '%20')}`),
);
const query = fc.oneof(
  fc.constant(''),
  session,
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.constantFrom('?order[id]=x', '?a=%zz', '?__proto__[x]=1'),
);
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant('POST') },
  fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
);

t.test(
  'two thousand arbitrary requests are answered in the voice, and none by a fault of ours',
  async (t) => {
    const app = await build(t, { logLevel: 'silent', allowTarget: ['nobody.test'] });
    const seen = new Map<number, number>();
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
            url: `/upayments${path}${query}`,
            headers: { ...headers, ...(bare ? {} : { 'content-type': type }) },
            ...(bare ? {} : { payload }),
          });
          seen.set(reply.statusCode, (seen.get(reply.statusCode) ?? 0) + 1);
          if (reply.statusCode >= 500) throw new Error(`${reply.statusCode}: ${reply.body}`);
          if (reply.headers['content-type']?.toString().startsWith('text/html')) return;
          if (!isVoice(reply.json())) throw new Error(`not the voice: ${reply.statusCode} ${reply.body}`);
        },
      ),
      { numRuns: 2000, seed: 4747 },
    );
    for (const status of [201, 401, 404, 405, 422])
      t.ok((seen.get(status) ?? 0) > 10, `${status}: ${seen.get(status)} times`);
  },
);

t.test('what is too large or of no known type is told in the voice', async (t) => {
  const app = await build(t, { logLevel: 'silent' });
  const large = await charge(app, { ...least, customerExtraData: 'x'.repeat(1024 * 1024) });
  t.strictSame(large, { status: 413, body: { message: 'The POST data is too large.' } });
  const { status, body } = await charge(app, 'tea', { headers: { 'content-type': 'text/plain' } });
  t.equal(status, 422, 'Laravel reads nothing from it');
  t.equal(body.message, 'The order.id field is required. (and 8 more errors)');
});
