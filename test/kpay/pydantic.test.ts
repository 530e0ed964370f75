/** What Python says of broken input. All expectations here are what FastAPI 0.142 on Pydantic 2.13 answered. */
import fc from 'fast-check';
import t from 'tap';
import { depthOf, jsonError } from '../../src/providers/kpay/json.ts';
import { parseUuid, uuidError } from '../../src/providers/kpay/uuid.ts';
import { build } from '../helper.ts';
import { call, payment, sara } from './client.ts';

const name = 'Expecting property name enclosed in double quotes';

const broken: [text: string, position: number, error: string][] = [
  ['{', 1, name],
  ['{"a"', 4, "Expecting ':' delimiter"],
  ['{"a":', 5, 'Expecting value'],
  ['{"a":1', 6, "Expecting ',' delimiter"],
  ['{"a":1,', 7, name],
  ['{"a":1,}', 7, name],
  ['[1,', 3, 'Expecting value'],
  ['[1,]', 3, 'Expecting value'],
  ['[1', 2, "Expecting ',' delimiter"],
  ['x', 0, 'Expecting value'],
  ['{x', 1, name],
  ['"abc', 0, 'Unterminated string starting at'],
  ['"a\\q"', 2, 'Invalid \\escape'],
  ['"a\nb"', 2, 'Invalid control character at'],
  ['{} {}', 3, 'Extra data'],
  ['{"a":"b', 5, 'Unterminated string starting at'],
  ['tru', 0, 'Expecting value'],
  ['01', 1, 'Extra data'],
  ['1.', 1, 'Extra data'],
  ['.5', 0, 'Expecting value'],
  ['"\\u12"', 2, 'Invalid \\uXXXX escape'],
  ["{'a':1}", 1, name],
  ['{"a" 1}', 5, "Expecting ':' delimiter"],
  ['{"a":1 "b":2}', 7, "Expecting ',' delimiter"],
  ['   ', 3, 'Expecting value'],
  ['[,]', 1, 'Expecting value'],
  ['{"a":1e5x}', 8, "Expecting ',' delimiter"],
  ['[nul]', 1, 'Expecting value'],
  ['{"é":x}', 5, 'Expecting value'],
  ['{"😀":x}', 5, 'Expecting value'],
  ['"\\', 0, 'Unterminated string starting at'],
];

t.test('broken JSON is told as Python tells it', async (t) => {
  for (const [text, position, error] of broken) t.strictSame(jsonError(text), { position, error }, text);
  const app = await build(t);
  const { status, body } = await call(app, 'POST', '/auth/register', '{"name": "x",}');
  t.equal(status, 422);
  t.strictSame(body, {
    detail: [
      { type: 'json_invalid', loc: ['body', 13], msg: 'JSON decode error', input: {}, ctx: { error: name } },
    ],
  });
});

t.test('whatever JavaScript cannot read as JSON has a place where it breaks', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, put]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + put + json.slice(cut + 1);
    }),
  );
  fc.assert(
    fc.property(text, (text) => {
      try {
        JSON.parse(text);
      } catch {
        const { position } = jsonError(text);
        return position >= 0 && position <= [...text].length;
      }
      return depthOf(text) <= text.length;
    }),
    { numRuns: 5000, seed: 3 },
  );
});

t.test('bodies that nothing can read are a 400', async (t) => {
  const app = await build(t);
  for (const payload of [Buffer.from([0x22, 0xff, 0x22]), '['.repeat(2000) + ']'.repeat(2000)]) {
    const reply = await app.inject({
      method: 'POST',
      url: '/kpay/auth/login',
      headers: { 'content-type': 'application/json' },
      payload,
    });
    t.equal(reply.statusCode, 400);
    t.strictSame(reply.json(), { detail: 'There was an error parsing the body' });
  }
});

const id = '6f1c2a34-8d5e-4b7a-9c10-2e3f4a5b6c01';
const uuids: [text: string, error: string][] = [
  ['x', 'invalid character: found `x` at 1'],
  ['', 'invalid length: expected length 32 for simple format, found 0'],
  ['abc', 'invalid length: expected length 32 for simple format, found 3'],
  ['6f1c2a34-8d5e', 'invalid group count: expected 5, found 2'],
  [`${id}1`, 'invalid group length in group 4: expected 12, found 13'],
  ['6f1c2a341-8d5-4b7a-9c10-2e3f4a5b6c01', 'invalid group length in group 0: expected 8, found 9'],
  ['a-b-c-d-e-f', 'invalid group count: expected 5, found 6'],
  ['é', 'invalid character: found `é` at 1'],
  ['{abc', 'invalid character: found `{` at 1'],
  ['{abc}', 'invalid group count: expected 5, found 1'],
  ['urn:uuid:abc', 'invalid group count: expected 5, found 1'],
  [`URN:UUID:${id}`, 'invalid character: found `U` at 1'],
  [`{${id.replaceAll('-', '')}}`, 'invalid group count: expected 5, found 1'],
  ['6f1c2a34-8d5e-4b7a-9c10-', 'invalid group length in group 4: expected 12, found 0'],
  ['{}', 'invalid group count: expected 5, found 1'],
  ['}', 'invalid character: found `}` at 1'],
];

t.test('UUIDs are read in every form that Pydantic reads, and refused in its words', async (t) => {
  for (const [text, error] of uuids) {
    t.equal(parseUuid(text), undefined, text);
    t.equal(uuidError(text), error, text);
  }
  for (const text of [id, id.toUpperCase(), id.replaceAll('-', ''), `{${id}}`, `urn:uuid:${id}`])
    t.equal(parseUuid(text), id, text);
});

t.test('integers are read in every form that Pydantic reads', async (t) => {
  const app = await build(t);
  const create = (amount: unknown) =>
    call(app, 'POST', '/transactions/create', { ...payment, amount }, { token: sara.key });
  for (const amount of ['10000', '10000.0', ' 10000 ', '1_0000', '+10000', '010000', '۱۰۰۰۰'])
    t.match(await create(amount), { status: 200, body: { amount: 10_000 } }, amount);
  const wrong: [amount: unknown, type: string][] = [
    ['10000.5', 'int_parsing'],
    ['1e4', 'int_parsing'],
    ['10_000_', 'int_parsing'],
    ['10000.', 'int_parsing'],
    ['0x10', 'int_parsing'],
    ['', 'int_parsing'],
    [10_000.5, 'int_from_float'],
    [[], 'int_type'],
    [null, 'int_type'],
    [true, 'greater_than_equal'],
    ['-5', 'greater_than_equal'],
    [1e15, 'less_than_equal'],
  ];
  for (const [amount, type] of wrong) {
    const { status, body } = await create(amount);
    t.equal(status, 422);
    t.match(body.detail, [{ type, loc: ['body', 'amount'] }], String(amount));
    t.strictSame(body.detail[0].input, amount, 'as it was sent');
  }
});

t.test('who asks comes before what is asked, and broken JSON before both', async (t) => {
  const app = await build(t);
  t.equal((await call(app, 'POST', '/transactions/create', '{')).status, 422);
  t.equal((await call(app, 'POST', '/transactions/create', {})).status, 401);
  t.equal((await call(app, 'POST', '/shops/x/regenerate-key')).status, 401);
  t.equal((await call(app, 'POST', '/transactions/create', {}, { token: sara.key })).status, 422);
});
