import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import t from 'tap';
import { serve } from '../helper.ts';

const bytesOf = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/paygate/snippets/${name}.http`, import.meta.url));

/** Sends exactly these bytes and answers the status line's code and the parsed body. */
async function exchange(origin: string, bytes: Buffer): Promise<{ status: number; body: unknown }> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket) {
    text += chunk;
    const [head = '', body] = text.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (body !== undefined && Buffer.byteLength(body) >= length) break;
  }
  socket.destroy();
  return { status: Number(text.split(' ')[1]), body: JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) };
}

const meta = { customer_name: null, customer_email: null, description: null };
const address = { ipn_url: 'http://paygate.khaytech.com/', callback_url: 'http://paygate.khaytech.com/' };
const bare = { ipn_url: 'http://paygate.khaytech.com', callback_url: 'http://paygate.khaytech.com' };

/** Dots in a form's field names are lost in PHP, so the document's own clients get nulls back, as its sample shows. */
const initiated = {
  'curl-initiate': { amount: '100', ...bare, meta },
  'php-initiate': { amount: '100', ...address, meta },
  'ruby-initiate': { amount: '100', ...address, meta },
  'node-initiate': { amount: '100', ...address, meta },
  'form-data-initiate': { amount: '100', ...address, meta },
  'json-initiate': {
    amount: 100,
    ...address,
    meta: { customer_name: 'John Doe', customer_email: 'buyer@example.com', description: 'a JSON body' },
  },
  'php-brackets-initiate': {
    amount: '100',
    ...address,
    meta: { customer_name: 'John Doe', customer_email: 'example@gmail.com', description: null },
  },
};

for (const [name, expected] of Object.entries(initiated)) {
  t.test(`${name}: the bytes that the client really sends start a payment`, async (t) => {
    const { origin } = await serve(t);
    const { status, body } = await exchange(origin, bytesOf(name));
    t.equal(status, 200);
    const { id, redirect_url, ...rest } = (body as { data: Record<string, string> }).data;
    t.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    // The captured requests name the host they were sent to, and minted addresses follow it.
    t.equal(redirect_url, `http://127.0.0.1:4747/paygate/make/payment/test/${id}`);
    t.strictSame(rest, { currency: 'USD', order_id: '256985412569', ...expected });
  });
}

for (const client of ['php', 'ruby', 'node', 'python']) {
  t.test(`${client}-verify: the bytes that the client really sends are understood`, async (t) => {
    const { app, origin } = await serve(t);
    const initiate = bytesOf('python-initiate')
      .toString()
      .slice(bytesOf('python-initiate').toString().indexOf('\r\n\r\n') + 4);
    await app.inject({
      method: 'POST',
      url: '/paygate/payment/initiate',
      headers: {
        apikey: '9a5cd8e5beb32c70400bfdcf5f576562bd09202d',
        secretkey: 'f2cc7f986a81b14525807a37a6a89ec99b8a82b6',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: initiate.replace('256985412569', '1823456781'),
    });
    t.strictSame(await exchange(origin, bytesOf(`${client}-verify`)), {
      status: 200,
      body: { status: 'success', data: { order_id: 1823456781, status: 'pending' } },
    });
  });
}

t.test('the snippets with dummy keys get the answer that dummy keys deserve', async (t) => {
  const { origin } = await serve(t);
  const refused = ['The selected api key is invalid.', 'The selected secret key is invalid.'];
  t.strictSame(await exchange(origin, bytesOf('python-initiate')), {
    status: 422,
    body: { status: 'error', error: refused },
  });
  t.strictSame(await exchange(origin, bytesOf('curl-verify')), {
    status: 422,
    body: { status: 'error', error: ['The order id must be at least 10 characters.', ...refused] },
  });
});
