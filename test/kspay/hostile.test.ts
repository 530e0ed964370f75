import fc from 'fast-check';
import t from 'tap';
import { build } from '../helper.ts';
import { bearer, initiate, keysOf, order, packageOrder, sample, signed, tokens } from './client.ts';

/** The one body of an error, or a success. */
function isSaid(status: number, body: unknown): boolean {
  const said = body as Record<string, unknown>;
  if (status < 400) return said.status === status && said.message === 'success' && 'result' in said;
  return (
    Object.keys(said).join() === 'status,message,code,customErrorNumber,timestamp' &&
    said.status === status &&
    typeof said.message === 'string' &&
    Number.isInteger(said.code) &&
    said.code === said.customErrorNumber
  );
}

/** The one documented 500 that a client can bring about: a signature that was never given out. */
const isDocumented = (status: number, body: unknown): boolean =>
  status === 500 && (body as { code?: unknown }).code === 11009;

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
const field = fc.constantFrom(
  ...Object.keys({ ...order, ...packageOrder, ...keysOf(sample) }),
  'accesskey',
  'interfaceType',
  'hashName',
  'method',
  'outcome',
  'surl',
  'furl',
  'key',
  '__proto__',
  'constructor',
  'a[b][c]',
);
const known = fc.constantFrom<unknown>(...Object.values({ ...order, ...packageOrder, ...keysOf(sample) }));
const value = fc.oneof(
  known,
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue(),
);
const wellFormed = fc.record(
  {
    currencyId: fc.constantFrom('c_JdzYuwqF6O', 'c_2xqOlqufc3', 'c_Yen0Decims', 'c_0000000000'),
    paymentMethodId: fc.constantFrom('pm_5LR93Agwv', 'pm_67NoP7JaQ'),
    amount: fc.oneof(fc.double({ min: 0, max: 1e21 }), fc.constantFrom(2, 1e21, 5e-324, 345.67)),
    referenceNumber: text,
    appId: fc.constantFrom(sample.appId, 'ap_PayUfirst'),
    redirectUrl: fc.oneof(text, fc.webUrl(), fc.constant('javascript:alert(1)')),
  },
  { requiredKeys: ['currencyId', 'amount'] },
);
const json = fc.oneof(
  fc.oneof(wellFormed, fc.dictionary(field, value)).map((body) => JSON.stringify(body)),
  fc.json(),
  text,
  fc.constantFrom('[]', 'null', '{"__proto__":{"x":1}}', '{"amount":1e400}', '{', '"'),
);
const form = fc
  .array(fc.tuple(field, text))
  .map((pairs) =>
    pairs
      .map(([name, said]) => `${encodeURIComponent(name)}=${encodeURIComponent(said.toWellFormed())}`)
      .join('&'),
  );
const parts = fc
  .array(fc.tuple(field, fc.string()))
  .map(
    (pairs) =>
      `${pairs.map(([name, said]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${said}\r\n`).join('')}--b--\r\n`,
  );
const body = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('application/json'), json) },
  fc.tuple(fc.constant('application/x-www-form-urlencoded'), fc.oneof(form, text)),
  fc.tuple(fc.constantFrom('multipart/form-data; boundary=b', 'multipart/form-data'), fc.oneof(parts, text)),
  fc.tuple(fc.constantFrom('text/plain', 'application/xml', '', 'nonsense', '/'), fc.oneof(json, text)),
);
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -_.,;=%"'), maxLength: 70 });
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('POST', 'GET') },
  fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS'),
);
const day = fc.oneof(
  fc.constantFrom('2026-01-31', '9999-12-31', '0000-01-01', '2026-02-31', '2026-01-31T10:00'),
  headerText,
);
const query = fc.oneof(
  fc.constant(''),
  fc
    .record({ page: value, limit: value, fromDate: day, toDate: day, status: text }, { requiredKeys: [] })
    .map(
      (asked) => `?${new URLSearchParams(Object.entries(asked).map(([name, said]) => [name, String(said)]))}`,
    ),
  fc.constantFrom(
    '?page[]=1',
    '?limit=1&limit=2',
    '?a=%zz',
    '?__proto__=1',
    '?page=9007199254740993&limit=1e300',
  ),
);

t.test(
  'two thousand arbitrary requests are all answered in the one form, and none by a fault of ours',
  async (t) => {
    const app = await build(t, { logLevel: 'silent' });
    const { authorization } = await bearer(app);
    const { refreshToken } = await tokens(app);
    const { pe_txnId, headers: used } = await initiate(app);
    const fresh = await signed(app);
    const headers = fc.record(
      {
        authorization: fc.oneof(fc.constantFrom(authorization, authorization, refreshToken), headerText),
        'x-token': headerText,
        'x-signature': fc.oneof(
          fc.constantFrom(used['x-signature'], fresh['x-signature'], 'f'.repeat(64)),
          headerText,
        ),
        accesskey: fc.oneof(fc.constant(sample.accessKey), headerText),
        secretkey: fc.oneof(fc.constant(sample.secretKey), headerText),
        origin: headerText,
      },
      { requiredKeys: [] },
    );
    const path = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          `/auth/generate-token/${sample.appId}`,
          `/auth/generate-signature/${sample.appId}`,
          '/auth/refresh-token',
          '/currencies',
          '/c_WkmEe23LeI/payment-methods',
          '/transaction/initiate',
          '/transaction/process',
          `/transaction/txnId/${pe_txnId}`,
          '/transaction',
          '/payU/hash/x',
          `/checkout/${pe_txnId}`,
          `/checkout/${pe_txnId}/payu`,
          `/checkout/${pe_txnId}/return`,
        ),
      },
      fc.webPath(),
      fc
        .string({ unit: fc.constantFrom(...'abc%/.?#&=@:;,+ '), maxLength: 40 })
        .map((said) => `/${said.replaceAll(' ', '%20')}`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '/v1'),
        method,
        path,
        query,
        headers,
        body,
        async (mount, method, path, query, headers, [type, payload]) => {
          const without = method === 'GET' || method === 'OPTIONS';
          const reply = await app.inject({
            method: method as 'POST',
            url: `/kspay${mount}${path}${query}`,
            headers: { ...headers, ...(without ? {} : { 'content-type': type }) },
            ...(without ? {} : { payload }),
          });
          const { statusCode } = reply;
          if (statusCode === 302 || reply.headers['content-type']?.toString().startsWith('text/html')) {
            if (statusCode >= 500) throw new Error(`a page: ${statusCode}`);
            return;
          }
          const said: unknown = reply.json();
          if (statusCode >= 500 && !isDocumented(statusCode, said))
            throw new Error(`${statusCode}: ${reply.body}`);
          if (!isSaid(statusCode, said)) throw new Error(`not in the one form: ${statusCode} ${reply.body}`);
        },
      ),
      { numRuns: 2000, seed: 4747 },
    );
    t.pass('all were');
  },
);
