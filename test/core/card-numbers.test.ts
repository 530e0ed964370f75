import { Type } from '@sinclair/typebox';
import t from 'tap';
import { cardMasker, maskCard } from '../../src/core/contract/card-numbers.ts';
import { assumed, operation } from '../../src/core/contract/operation.ts';

const number = Type.String({ 'x-card-number': true });
const base = {
  id: 'pay',
  method: 'POST',
  path: '/pay',
  summary: '',
  source: assumed(''),
  replies: {},
} as const;
const pay = operation({
  ...base,
  body: Type.Object({ name: Type.String(), card: Type.Object({ number, cvv: Type.String() }) }),
});
const other = operation({ ...base, body: Type.Object({ name: Type.String() }) });

const maskerOf = cardMasker(['5123450000000008', '8888880000000001']);
const mask = maskerOf(pay) ?? ((text: string) => text);

t.test('a card number is masked in JSON, in forms and in addresses', async (t) => {
  const kept: [sent: string, kept: string][] = [
    ['{"card":{"number":"4111111111111111","cvv":"1"}}', '{"card":{"number":"411111xxxxxx1111","cvv":"1"}}'],
    ['{"card": {"number" : 4111111111111111}}', '{"card": {"number" : 411111xxxxxx1111}}'],
    ['{"card":{"number":"4111 1111-1111 1111"}}', '{"card":{"number":"411111xxxxxx1111"}}'],
    ['{"card":{"number":"\\u0034111111111111111"}}', '{"card":{"number":"411111xxxxxx1111"}}'],
    ['{"card":{"number":"4111111111111111"', '{"card":{"number":"411111xxxxxx1111"'],
    ['card[number]=4111111111111111&name=A', 'card[number]=411111xxxxxx1111&name=A'],
    ['card%5Bnumber%5D=4111+1111+1111+1111', 'card%5Bnumber%5D=411111xxxxxx1111'],
    ['number=%34111%20111111111111&name=A', 'number=411111xxxxxx1111&name=A'],
    [
      'number=%D9%A4%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1%D9%A1',
      'number=٤١١١١١xxx١١١١',
    ],
    ['/pay?number=4111111111111111#x', '/pay?number=411111xxxxxx1111#x'],
    // Behind a prefix that has a field of its own.
    ['prefix=411111&number=1111112222', 'prefix=411111&number=xxxxxx2222'],
    // In a field that is not its own.
    ['{"name":"4111111111111111"}', '{"name":"411111xxxxxx1111"}'],
    ['{"name":"Dana","card":{"cvv":"100"}}', '{"name":"Dana","card":{"cvv":"100"}}'],
  ];
  for (const [sent, expected] of kept) t.equal(mask(sent), expected, sent);
});

t.test('a published test number stays, whole or behind its prefix', async (t) => {
  for (const text of [
    '{"card":{"number":"5123450000000008"}}',
    'number=5123+4500+0000+0008',
    'prefix=888888&number=0000000001',
  ])
    t.equal(mask(text), text);
});

t.test('long ids and orders without cards are left alone', async (t) => {
  t.equal(mask('{"name":"20220647592811619337331833645"}'), '{"name":"20220647592811619337331833645"}');
  t.equal(maskerOf(other), undefined);
  t.equal(cardMasker(undefined)(pay), undefined);
});

t.test('what went to a wrong address is masked too', async (t) => {
  t.equal(maskerOf(undefined)?.('number=4111111111111111'), 'number=411111xxxxxx1111');
});

t.test('the mask shows six and four digits, of less only four', async (t) => {
  t.equal(maskCard('5123450000000008'), '512345xxxxxx0008');
  t.equal(maskCard('0000000001'), 'xxxxxx0001');
  t.equal(maskCard('123'), 'xxx');
});
