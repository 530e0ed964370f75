import t from 'tap';
import { build } from '../helper.ts';
import { keysOf, order, sample, signed } from './client.ts';

const fields = { ...order, amount: '345.67' };
const part = ([name, value]: [string, string]): string =>
  `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const multipart = (values: object) => `${Object.entries(values).map(part).join('')}--part--\r\n`;

const bodies: Record<string, { type?: string; payload: string }> = {
  JSON: { type: 'application/json', payload: JSON.stringify(order) },
  'JSON with a charset': { type: 'application/json; charset=utf-8', payload: JSON.stringify(order) },
  'an urlencoded form': {
    type: 'application/x-www-form-urlencoded',
    payload: new URLSearchParams(fields).toString(),
  },
  'a multipart form': { type: 'multipart/form-data; boundary=part', payload: multipart(fields) },
  'raw text that holds JSON': { type: 'text/plain', payload: JSON.stringify(order) },
  'raw text with a charset': { type: 'text/plain; charset=utf-8', payload: JSON.stringify(order) },
};

for (const [name, { type, payload }] of Object.entries(bodies)) {
  t.test(`${name} initiates a transaction`, async (t) => {
    const app = await build(t);
    const reply = await app.inject({
      method: 'POST',
      url: '/kspay/transaction/initiate',
      headers: { ...(await signed(app)), ...(type ? { 'content-type': type } : {}) },
      payload,
    });
    t.equal(reply.statusCode, 201, reply.body);
    t.match(reply.json().result, { amount: 345.67, currency: 'INR' });
  });
}

t.test('what is no number in a form, what is no JSON in raw text, and other types are refused', async (t) => {
  const app = await build(t);
  const codeOf = async (type: string, payload: string) => {
    const headers = { ...(await signed(app)), 'content-type': type };
    const reply = await app.inject({ method: 'POST', url: '/kspay/transaction/initiate', headers, payload });
    return reply.json().code;
  };
  const form = (amount: string) => new URLSearchParams({ ...fields, amount }).toString();
  const urlencoded = 'application/x-www-form-urlencoded';
  t.equal(await codeOf(urlencoded, form('ten')), 25);
  t.equal(await codeOf(urlencoded, form('1e999')), 25);
  t.equal(await codeOf(urlencoded, form('')), -9, 'empty counts as absent');
  t.equal(await codeOf(urlencoded, form('345.678')), -19);
  t.equal(await codeOf('text/plain', 'amount=1'), 25);
  t.equal(await codeOf('application/xml', '<amount>1</amount>'), -9, 'no body at all');
  t.equal(await codeOf('application/json', '{"__proto__":{"amount":1}}'), -9);
});

t.test('amounts keep to the decimals of each currency', async (t) => {
  const app = await build(t);
  const codeOf = async (currencyId: string, amount: number) => {
    const { paymentMethodId: _all, ...rest } = order;
    const headers = await signed(app);
    const payload = { ...rest, currencyId, amount };
    const reply = await app.inject({ method: 'POST', url: '/kspay/transaction/initiate', headers, payload });
    return reply.json().code ?? reply.json().result.currency;
  };
  t.equal(await codeOf('c_Yen0Decims', 500), 'JPY');
  t.equal(await codeOf('c_Yen0Decims', 500.5), -19);
  t.equal(await codeOf('c_2xqOlqufc3', 0.01), 'USD');
  t.equal(await codeOf('c_2xqOlqufc3', 0.001), -19);
  t.equal(await codeOf('c_Dinar3Decs', 1.005), 'KWD');
  t.equal(await codeOf('c_Dinar3Decs', 1.0005), -19);
  t.equal(await codeOf('c_2xqOlqufc3', 0.1 + 0.2), -19, 'as it was sent, dust and all');
});

t.test('the access key is taken in both spellings', async (t) => {
  const app = await build(t);
  const { accessKey, secretKey } = keysOf(sample);
  for (const payload of [
    { accessKey, secretKey },
    { accesskey: accessKey, secretKey },
  ]) {
    const url = `/kspay/v1/auth/generate-token/${sample.appId}`;
    t.equal((await app.inject({ method: 'POST', url, payload })).statusCode, 201);
  }
});
