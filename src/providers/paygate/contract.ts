/** PayGate's two calls and its hosted page: everything the outside sees. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../core/contract/operation.ts';

const nullable = (text: string) => Type.Union([Type.String(), Type.Null()], { description: text });

const Envelope = <T extends Parameters<typeof Type.Object>[0]>(data: T) =>
  Type.Object({ status: Type.Literal('success'), data: Type.Object(data) });

const Errors = Type.Object({ status: Type.Literal('error'), error: Type.Array(Type.String()) });

const Meta = Type.Object({
  customer_name: Type.Optional(Type.String({ maxLength: 20, description: "The payer's name" })),
  customer_email: Type.Optional(
    Type.String({ format: 'email', description: 'Checked, but never read: see the notes' }),
  ),
  email: Type.Optional(Type.String({ description: "The payer's e-mail address" })),
  description: Type.Optional(Type.String({ maxLength: 500, description: 'What the payment is for' })),
});

const OrderId = Type.String({
  minLength: 10,
  maxLength: 20,
  description: "The merchant's own, unique id of the transaction, 10 to 20 characters",
});

const invalid = {
  source: observed('the status code; the body is documented in 002, both error samples'),
  description: 'Every field that is wrong, in one flat list',
  schema: Errors,
};

export const initiate = operation({
  id: 'payment.initiate',
  method: 'POST',
  path: '/payment/initiate',
  summary: 'Initiate a payment',
  source: documented('002, Initiate Payment'),
  auth: 'keys',
  body: Type.Object({
    currency: Type.String({ description: 'Currency code in upper case' }),
    amount: Type.Unsafe<string | number>({
      type: ['string', 'number'],
      format: 'numeric',
      description: 'The amount, in units of the currency',
    }),
    ipn_url: Type.String({ format: 'url', description: 'Where the payment notification goes' }),
    callback_url: Type.String({
      format: 'url',
      description: 'Where the buyer goes after a successful payment',
    }),
    order_id: OrderId,
    meta: Type.Optional(Meta),
  }),
  replies: {
    200: {
      source: documented('002, sample reply'),
      description: 'The payment, and the page to send the buyer to',
      schema: Envelope({
        id: Type.String({ format: 'uuid' }),
        currency: Type.String(),
        amount: Type.Union([Type.String(), Type.Number()]),
        order_id: Type.String(),
        ipn_url: Type.String(),
        callback_url: Type.String(),
        meta: Type.Object({
          customer_name: nullable('From meta.customer_name'),
          customer_email: nullable('From meta.email'),
          description: nullable('From meta.description'),
        }),
        redirect_url: Type.String(),
      }),
    },
    422: invalid,
  },
  notes: [
    note(
      documented('002, the sample requests and reply'),
      "Form fields spelled `meta.customer_name` come back as null: PHP rewrites the dot in a form field's name to an underscore. JSON `meta: {…}` and form fields `meta[customer_name]` work.",
    ),
    note(
      observed('the published script'),
      '`customer_email` is read from `meta.email`; `meta.customer_email` is checked for its form and then ignored.',
    ),
    note(
      documented('002, sample reply'),
      "`amount` and `currency` are echoed as they were sent: a form's amount is a string, JSON's number a number.",
    ),
    note(
      observed('the published script'),
      'An amount must be a number and not 0; a negative one is accepted.',
    ),
    note(
      observed('the published script'),
      '`order_id` must be unique among live orders only: test orders may repeat.',
    ),
    note(
      observed('the published script'),
      "Empty strings count as absent fields: the server's framework turns them into null.",
    ),
    note(
      assumed('the framework does so unless told otherwise'),
      "Strings are trimmed, fields in the URL's query count as fields, and a body that cannot be read counts as empty.",
    ),
    note(
      assumed('documented order of the common fields; nothing is public about the rest'),
      'Messages come in the order currency, amount, ipn_url, callback_url, order_id, ApiKey, SecretKey, meta.',
    ),
    note(
      assumed('a notification can go nowhere else'),
      'URLs must be http or https; host names without a dot are fine.',
    ),
  ],
});

export const verify = operation({
  id: 'payment.verify',
  method: 'POST',
  path: '/payment/verify',
  summary: 'Verify a payment',
  source: documented('002, Verify Payment'),
  auth: 'keys',
  body: Type.Object({ order_id: OrderId }),
  replies: {
    200: {
      source: documented('002, sample reply'),
      description: 'Where the payment stands, or that there is none',
      schema: Type.Union([
        Envelope({
          order_id: Type.Union([Type.Number(), Type.String()]),
          status: Type.Union([Type.Literal('pending'), Type.Literal('success'), Type.Literal('failed')]),
        }),
        Type.Object({ ...Errors.properties, '0': Type.Literal(422) }),
      ]),
    },
    422: invalid,
  },
  notes: [
    note(
      documented('002, sample reply'),
      'An `order_id` of digits only comes back as a JSON number, as long as it is safe as one; any other as a string.',
    ),
    note(
      observed('the published script'),
      'An unknown order is HTTP 200 with `{"status":"error","error":["Something bad happened"],"0":422}`: a misplaced bracket in the server puts the status into the body.',
    ),
    note(
      observed('the published script'),
      "`order_id` must have 10 to 20 characters here too, so the document's own curl sample, with 8, gets the 422.",
    ),
    note(
      observed('the published script'),
      'Of several test orders with one `order_id` the first one answers.',
    ),
    note(assumed('nothing else would be safe'), 'A merchant sees its own orders only.'),
  ],
});

const PagePath = Type.Object({
  mode: Type.String({ description: "`test` or `live`, as the merchant's account is switched" }),
  id: Type.String({ description: "The payment's id" }),
});

export const page = operation({
  id: 'checkout.page',
  method: 'GET',
  path: '/make/payment/:mode/:id',
  summary: 'The hosted page',
  source: documented('002, redirect_url of the sample reply'),
  page: true,
  params: PagePath,
  replies: {
    200: {
      source: observed('the published script'),
      description: 'Payment methods, amount, charge, payable amount and Pay Now',
    },
    404: { source: assumed('nothing is public'), description: 'No such payment' },
  },
});

export const confirm = operation({
  id: 'checkout.confirm',
  method: 'POST',
  path: '/make/payment/confirm/:mode/:id',
  summary: "The buyer's choice on the hosted page",
  source: observed('the published script'),
  page: true,
  awaitsWebhooks: true,
  params: PagePath,
  body: Type.Object({
    method: Type.Optional(Type.String({ description: 'The payment method chosen' })),
    outcome: Type.Optional(
      Type.Union([Type.Literal('succeed'), Type.Literal('fail'), Type.Literal('leave')], {
        description: "The sandbox's own panel; Pay Now succeeds",
      }),
    ),
  }),
  replies: {
    302: {
      source: observed('the published script'),
      description: 'To `callback_url` after a success, back to the page after a failure',
    },
    404: { source: assumed('nothing is public'), description: 'No such payment' },
    409: { source: assumed('nothing is public'), description: 'The payment is complete already' },
  },
  notes: [
    note(
      observed('the published script'),
      "The notification is sent before the buyer is redirected: the merchant's server knows first.",
    ),
    note(
      observed('the published script'),
      'The redirect appends `?status=success&id=…&currency=…&amount=…&order_id=…` to `callback_url`, with a `?` even where there is one already.',
    ),
    note(
      observed('the published script'),
      'After a failure `callback_url` is not called: the buyer is back on the page, with an alert.',
    ),
    note(
      assumed('the page with its button is shown again'),
      'A failed payment can be tried again from there.',
    ),
    note(
      assumed('the document names no such end'),
      'There is no cancel and no expiry: an order that nobody pays stays `pending`.',
    ),
  ],
});

export const operations = [initiate, verify, page, confirm] as const;
