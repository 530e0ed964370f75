import t from 'tap';
import { build } from '../helper.ts';
import { charge, disabled, least, link, linkFor, newest, plain, strict, whitelabel } from './client.ts';

const customer = { uniqueId: 'c-1', name: 'Dana', email: 'dana@example.com', mobile: '+96512345678' };
const text = (length: number) => 'x'.repeat(length);
const url = (length: number) => `https://shop.example/${text(length - 21)}`;

/** The body with one more field, at a path with dots. */
function having(path: string, value: unknown): object {
  const body = structuredClone(least) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let holder: Record<string, unknown> = body;
  for (const [index, step] of steps.entries()) {
    const next = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
    holder[step] ??= next;
    holder = holder[step] as Record<string, unknown>;
  }
  holder[last] = value;
  return body;
}

const long = (field: string, limit: number) =>
  `The ${field} field must not be greater than ${limit} characters.`;

/** Every documented length: the longest that goes, and what is said of one more. */
const lengths: [path: string, field: string, limit: number, make: (length: number) => unknown][] = [
  ['products.0.name', 'products.0.name', 255, text],
  ['products.0.description', 'products.0.description', 255, text],
  ['products.0.price', 'products.0.price', 7, (length) => '1.'.padEnd(length, '5')],
  ['order.id', 'order.id', 50, text],
  ['order.reference', 'order.reference', 255, text],
  ['order.description', 'order.description', 500, text],
  ['order.amount', 'order.amount', 22, (length) => '1'.repeat(length)],
  ['reference.id', 'reference.id', 150, text],
  ['customer.uniqueId', 'customer.unique id', 150, text],
  ['customer.name', 'customer.name', 50, text],
  ['customer.email', 'customer.email', 50, text],
  ['customer.mobile', 'customer.mobile', 15, text],
  ['returnUrl', 'return url', 250, url],
  ['cancelUrl', 'cancel url', 250, url],
  ['notificationUrl', 'notification url', 250, url],
];

t.test('every documented length holds at its edge', async (t) => {
  const app = await build(t);
  for (const [path, field, limit, make] of lengths) {
    t.equal((await charge(app, having(path, make(limit)))).status, 201, `${path}: ${limit}`);
    const { status, body } = await charge(app, having(path, make(limit + 1)));
    t.equal(status, 422, `${path}: ${limit + 1}`);
    t.strictSame(body, { message: long(field, limit), errors: { [path]: [long(field, limit)] } });
  }
});

t.test('characters are counted, not bytes', async (t) => {
  const app = await build(t);
  t.equal((await charge(app, having('order.id', 'ش'.repeat(50)))).status, 201);
  t.equal((await charge(app, having('order.id', '🧾'.repeat(50)))).status, 201);
  t.equal((await charge(app, having('order.id', '🧾'.repeat(51)))).status, 422);
});

/** What a field says to a value that it does not take. */
const wrong: [path: string, value: unknown, ...messages: string[]][] = [
  ['products', 'tea', 'The products field must be an array.'],
  ['products.0.name', 7, 'The products.0.name field must be a string.'],
  ['products.0.price', 'cheap', 'The products.0.price field must be a number.'],
  ['products.0.price', true, 'The products.0.price field must be a number.'],
  ['products.0.quantity', 1.5, 'The products.0.quantity field must be an integer.'],
  ['products.0.quantity', 'two', 'The products.0.quantity field must be an integer.'],
  ['products.0.quantity', 12345678, 'The products.0.quantity field must not have more than 7 digits.'],
  ['order', 'tea', 'The order field must be an array.'],
  ['order.id', 7, 'The order.id field must be a string.'],
  ['order.reference', ['a'], 'The order.reference field must be a string.'],
  ['order.currency', 'GBP', 'The selected order.currency is invalid.'],
  [
    'order.currency',
    'DINAR',
    'The order.currency field must not be greater than 3 characters.',
    'The selected order.currency is invalid.',
  ],
  [
    'order.currency',
    'constructor',
    'The order.currency field must not be greater than 3 characters.',
    'The selected order.currency is invalid.',
  ],
  ['order.amount', 'much', 'The order.amount field must be a number.'],
  ['order.amount', {}, 'The order.amount field must be a number.'],
  ['order.amount', 0, 'The order.amount field must be greater than 0.'],
  ['order.amount', '-1', 'The order.amount field must be greater than 0.'],
  ['order.amount', 1.2345, 'The order.amount field must have 0-3 decimal places.'],
  ['order.amount', '1e99', 'The order.amount field must not be greater than 22 characters.'],
  ['paymentGateway', 'knet', 'The payment gateway field must be an array.'],
  ['paymentGateway.src', 'paypal', 'The selected payment gateway.src is invalid.'],
  ['notificationType', 'post', 'The selected notification type is invalid.'],
  ['language', 'fr', 'The selected language is invalid.'],
  [
    'language',
    'english',
    'The language field must not be greater than 2 characters.',
    'The selected language is invalid.',
  ],
  ['tokens', 'none', 'The tokens field must be an array.'],
  [
    'tokens.customerUniqueToken',
    1234567,
    'The tokens.customer unique token field must have at least 8 digits.',
  ],
  ['tokens.customerUniqueToken', 'abcdefgh', 'The tokens.customer unique token field must be an integer.'],
  ['tokens.creditCard', '0000000000000000', 'The selected tokens.credit card is invalid.'],
  ['customerExtraData', 7, 'The customer extra data field must be a string.'],
  ['extraMerchantData', 7, 'The extra merchant data field must be an array.'],
  ['extraMerchantData.0', 'vendor', 'The extraMerchantData.0 field must be an array.'],
  ['extraMerchantData.0.amount', '12345678901', long('extraMerchantData.0.amount', 10)],
  ['extraMerchantData.0.knetCharge', 100, 'The extraMerchantData.0.knetCharge field format is invalid.'],
  ['extraMerchantData.0.knetCharge', '1.255', 'The extraMerchantData.0.knetCharge field format is invalid.'],
  [
    'extraMerchantData.0.knetChargeType',
    'share',
    'The selected extraMerchantData.0.knetChargeType is invalid.',
  ],
  ['extraMerchantData.0.ccCharge', '-1', 'The extraMerchantData.0.ccCharge field format is invalid.'],
  ['extraMerchantData.0.ccChargeType', 'none', 'The selected extraMerchantData.0.ccChargeType is invalid.'],
  ['extraMerchantData.0.ibanNumber', text(31), long('extraMerchantData.0.ibanNumber', 30)],
  ['returnUrl', 'shop', 'The return url field must be a valid URL.'],
  ['cancelUrl', 'ftp://shop.example', 'The cancel url field must be a valid URL.'],
  ['notificationUrl', 7, 'The notification url field must be a string.'],
  ['plugin.src', 'joomla', 'The selected plugin.src is invalid.'],
  ['paymentLinkExpiryInMinutes', 0, 'The payment link expiry in minutes field must be at least 1.'],
  ['isSaveCard', 'maybe', 'The is save card field must be true or false.'],
];

for (const [path, value, ...messages] of wrong) {
  t.test(`${path} does not take ${JSON.stringify(value).slice(0, 40)}`, async (t) => {
    const app = await build(t);
    const { status, body } = await charge(app, having(path, value));
    t.equal(status, 422);
    t.strictSame(body.errors, { [path]: messages });
    t.equal(body.message, messages.length === 1 ? messages[0] : `${messages[0]} (and 1 more error)`);
  });
}

t.test(
  'each required field is missed by name, and all that is wrong is told in the order of the table',
  async (t) => {
    const app = await build(t);
    const missing = [
      'order.id',
      'order.description',
      'order.currency',
      'order.amount',
      'language',
      'reference.id',
    ];
    for (const path of [...missing, 'returnUrl', 'cancelUrl', 'notificationUrl']) {
      for (const nothing of [undefined, null, '', '  ']) {
        const { status, body } = await charge(app, having(path, nothing));
        t.equal(status, 422);
        t.strictSame(Object.keys(body.errors), [path]);
        t.match(body.message, /^The .* field is required\.$/);
      }
    }
    const { body } = await charge(app, { plugin: { src: 'x' }, order: { id: 'a', amount: 'b' } });
    t.equal(body.message, 'The order.description field is required. (and 8 more errors)');
    t.strictSame(Object.keys(body.errors), [
      'order.description',
      'order.currency',
      'order.amount',
      'language',
      'reference.id',
      'returnUrl',
      'cancelUrl',
      'notificationUrl',
      'plugin.src',
    ]);
  },
);

t.test('the token is asked for before the fields are looked at', async (t) => {
  const app = await build(t);
  for (const headers of [
    { authorization: '' },
    { authorization: plain },
    { authorization: 'Basic jtest123' },
  ]) {
    const { status, body } = await charge(app, {}, { headers });
    t.equal(status, 401);
    t.strictSame(body, { message: 'Not a valid API request' });
  }
  t.same(await charge(app, {}, { token: disabled }), { status: 403, body: { message: 'Forbidden' } });
});

t.test('a strict merchant must send all that the document marks mandatory', async (t) => {
  const app = await build(t);
  const { body } = await charge(app, least, { token: strict });
  t.strictSame(Object.keys(body.errors), [
    'tokens',
    'customer.uniqueId',
    'customer.name',
    'customer.email',
    'customer.mobile',
  ]);
  t.equal((await charge(app, { ...least, tokens: [], customer }, { token: strict })).status, 201);
});

t.test('an invoice needs what its way of sending needs', async (t) => {
  const app = await build(t);
  const invoice = (notificationType: string, its: object) =>
    charge(app, { ...least, paymentGateway: { src: 'create-invoice' }, notificationType, customer: its });
  const { email, mobile } = customer;
  for (const [type, its, missing] of [
    ['email', { email }, []],
    ['email', { mobile }, ['customer.email']],
    ['sms', { mobile }, []],
    ['sms', { email }, ['customer.mobile']],
    ['link', {}, []],
    ['all', { email, mobile }, []],
    ['all', {}, ['customer.email', 'customer.mobile']],
  ] as const) {
    const { status, body } = await invoice(type, its);
    t.equal(status, missing.length === 0 ? 201 : 422, type);
    t.strictSame(Object.keys(body.errors ?? {}), missing);
  }
});

t.test('amounts keep the digits of their currency, exactly', async (t) => {
  const app = await build(t);
  for (const [currency, amount, written] of [
    ['KWD', 20, '20.000'],
    ['BHD', '0.001', '0.001'],
    ['OMR', 1.5, '1.500'],
    ['USD', '20.10', '20.10'],
    ['SAR', 0.1, '0.10'],
    ['KWD', '123456789012345678.999', '123456789012345678.999'],
  ] as const) {
    await link(app, { order: { ...least.order, currency, amount } });
    t.match(await newest(app), { amount: written, currency, data: { amount: written } });
  }
  for (const currency of ['USD', 'SAR', 'EUR', 'QAR', 'AED']) {
    const { body } = await charge(app, { ...least, order: { ...least.order, currency, amount: '1.005' } });
    t.equal(body.message, 'The order.amount field must have 0-2 decimal places.');
  }
});

t.test('shares add up to the amount exactly, whatever a float would make of them', async (t) => {
  const app = await build(t);
  const order = { ...least.order, amount: '0.3' };
  const shares = (...amounts: unknown[]) =>
    charge(app, { ...least, order, extraMerchantData: amounts.map((amount) => ({ amount })) });
  t.equal((await shares(0.1, 0.2)).status, 201);
  t.equal((await shares('0.1', '0.2')).status, 201);
  t.equal((await shares(0.1, 0.1)).status, 422);
  t.equal((await shares()).status, 201);
});

t.test('ids have the shapes of the samples, and are found by each of them', async (t) => {
  const app = await build(t);
  const { link: address, trackId } = await linkFor(app, 'knet');
  t.match(trackId, /^\d{29}$/);
  t.match(
    address,
    /\/kpg\/PaymentHTTP\.htm\?param=paymentInit&trandata=[0-9a-f]{576}&tranportalId=\d{6}&responseURL=http:\/\/[^&]*\/get-knet-success-response&errorURL=http:\/\/[^&]*\/get-knet-error-response$/,
  );
  const { id, data } = await newest(app);
  t.match(data.session_id, /^\d{47}$/);
  t.match(data.invoice_id, /^[1-9]\d{6}$/);
  t.match(id, /^k4eJmnNR8ptea-1\d{20}[0-9a-f]{13}$/);
  for (const key of [trackId, data.session_id, data.invoice_id, 'tea-1'])
    t.equal((await app.inject(`/_paystub/payments/${key}`)).json().id, id, String(key));
});

t.test('a merchant that is not whitelabel gets a session, whatever it asks for', async (t) => {
  const app = await build(t);
  for (const src of ['knet', 'cc', 'samsung-pay', 'apple-pay', 'google-pay']) {
    const { link: address, trackId } = await link(app, { paymentGateway: { src } });
    t.match(address, /\/upayments\/\?session_id=\d{47}$/);
    t.equal(trackId, undefined);
  }
});

t.test('lists of PHP, forms and fields that nobody knows are taken', async (t) => {
  const app = await build(t);
  const body = {
    ...least,
    tokens: [],
    products: {},
    customer: [],
    is_whitelabled: true,
    device: { os: 'x' },
  };
  t.equal((await charge(app, body)).status, 201);
  t.equal((await charge(app, { ...least, paymentGateway: [] }, { token: whitelabel })).status, 422);
});

t.test('workspaces keep their charges apart, and links lead back into them', async (t) => {
  const app = await build(t);
  const { link: address, page } = await link(app, {}, { workspace: '/@blue' });
  t.match(address, /\/@blue\/upayments\/\?session_id=/);
  t.equal((await app.inject(page)).statusCode, 200);
  t.equal((await app.inject(page.replace('/@blue', ''))).statusCode, 404);
});
