/** Where a payment stands, and when it was deposited. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import { Moment, missing, Nullable, published, refusals, success } from './replies.ts';

const Text = (description: string) => Type.String({ description });

const Transaction = Type.Object({
  order_id: Text("UPayments' own id of the order"),
  refund_order_id: Text('The same; what a refund is asked with'),
  payment_id: Nullable(Type.String(), 'The id of the attempt to pay; null before the first'),
  result: Text('CAPTURED, NOT CAPTURED, CANCELED, FAILED, or PENDING before there is one'),
  payment_type: Nullable(Type.String(), 'The method that was paid with; null before one is chosen'),
  track_id: Nullable(Type.String(), 'Null before a method is chosen'),
  transaction_date: Nullable(Moment('When it was paid'), 'Null before there is a result'),
  product_details: Nullable(Type.Array(Type.Unknown()), '`products` of the charge'),
  reference: Text('`reference.id` of the charge'),
  total_paid_non_kwd: Text("The amount with the currency's decimals"),
  total_price: Text("The amount with the currency's decimals"),
  currency_type: Text('`order.currency` of the charge'),
  status: Type.Union(
    ['done', 'pending', 'failed', 'canceled'].map((status) => Type.Literal(status)),
    { description: '`done` is CAPTURED' },
  ),
  session_id: Text('The session of the hosted page'),
  error_url: Text('`cancelUrl` of the charge'),
  success_url: Text('`returnUrl` of the charge'),
  redirect_url: Nullable(Type.String(), 'Where the payer was sent, with the whole query'),
  notify_url: Nullable(Type.String(), '`notificationUrl` of the charge'),
  notify_url_called: Type.Boolean({ description: 'Whether the notification has been tried' }),
  notify_url_response: Nullable(
    Type.Object({
      success: Type.Boolean(),
      message: Type.String(),
      data: Type.Optional(Type.Null()),
    }),
    "What the merchant's server made of the last attempt",
  ),
  whitelabel: Type.Boolean(),
  customer_unique_id: Nullable(Type.String(), '`customer.uniqueId` of the charge'),
  merchant_requested_order_id: Text('`order.id` of the charge'),
  extra_merchants_data: Nullable(Type.Array(Type.Unknown()), '`extraMerchantData` of the charge'),
  is_paid_from_knet: Type.Boolean(),
  is_paid_from_cc: Type.Boolean(),
  is_from_nbk: Type.Boolean(),
  customer_extra_data: Nullable(Type.String(), '`customerExtraData` of the charge'),
  created_at: Moment('When it was charged'),
  is_save_card: Type.Optional(Type.Boolean({ description: 'Live accounts only' })),
  from_plugin: Type.Optional(Nullable(Type.String(), 'Live accounts only: `plugin.src`')),
  customer_id: Type.Optional(Nullable(Type.String(), 'Live accounts only')),
});

const replies = {
  201: success('The transaction', Type.Object({ transaction: Transaction })),
  ...refusals,
  404: missing('No such transaction'),
};

const statusNotes = [
  note(
    assumed('nothing is public'),
    'Before there is a result, `result` is `PENDING` and what is not known yet is null.',
  ),
  note(assumed('the four ends of a payment'), '`status` is `done`, `pending`, `failed` or `canceled`.'),
  note(
    observed('live data'),
    'Live accounts (`live: true` in the fixture) get `is_save_card`, `from_plugin` and `customer_id` too.',
  ),
  note(
    observed('a published status'),
    '`notify_url_response` is `{"success":true,"message":"Success","data":null}` after a reply of 200 to 299, else `{"success":false,"message":…}` with what curl says: a refused connection, a host that is not found, ten seconds without an answer.',
  ),
  note(
    assumed("curl's wording again"),
    'A reply outside 200 to 299 is `The requested URL returned error: 500`. Before the first attempt `notify_url_called` is false and `notify_url_response` null.',
  ),
  note(
    assumed("read off a published order id, which holds the instant's Unix time"),
    'Dates are `YYYY-MM-DD HH:MM:SS` in Kuwait, three hours ahead of UTC.',
  ),
  note(assumed('nothing else would be safe'), 'A merchant sees its own transactions only.'),
  note(
    observed("the vendor's document"),
    'The real server takes 30 calls a minute; here all are answered, but under the scenario `upayments/rate-limited`.',
  ),
];

/** In place of a track id. */
const Found = Type.Object({
  session_id: Type.Optional(Type.String({ description: "The hosted page's session" })),
  invoice_id: Type.Optional(Type.String({ description: 'The id of the invoice' })),
});

export const statusOf = operation({
  id: 'status.get',
  method: 'GET',
  path: '/get-payment-status/:track_id',
  summary: 'Check the status of a payment',
  source: published,
  auth: 'token',
  params: Type.Object({ track_id: Type.String({ description: "The transaction's track id" }) }),
  query: Found,
  replies,
  notes: statusNotes,
});

export const statusBy = operation({
  id: 'status.find',
  method: 'GET',
  path: '/get-payment-status',
  summary: 'Check the status of a payment by its session or invoice',
  source: observed('clients in use'),
  auth: 'token',
  query: Found,
  replies,
  notes: [
    note(
      assumed('the more exact one'),
      'Of both, `session_id` counts; without either nothing is found. A slash may stand at the end of the path.',
    ),
    note(assumed('the same transaction'), 'It answers what the status by track id does.'),
  ],
});

export const depositOf = operation({
  id: 'deposit.status',
  method: 'GET',
  path: '/get-deposit-status/:track_id',
  summary: 'Check whether a payment was deposited',
  source: published,
  auth: 'token',
  params: Type.Object({ track_id: Type.String({ description: "The transaction's track id" }) }),
  replies: {
    201: success(
      'Whether the money is with the merchant',
      Type.Object({
        transaction: Type.Object({
          deposited: Type.Union([Type.Literal('Yes'), Type.Literal('No')]),
          deposited_date: Nullable(Moment('When it was deposited'), 'Null before'),
          invoice_url: Type.String({ description: 'The page of the invoice' }),
        }),
      }),
    ),
    ...refusals,
    404: missing('No such transaction'),
  },
  notes: [
    note(
      assumed('a usual settlement'),
      'What was captured is deposited at 10:00 in Kuwait on the next business day; Friday and Saturday are none. What was not captured never is.',
    ),
    note(
      assumed('the invoice has the look of it'),
      '`invoice_url` is the page of the invoice that every payment has.',
    ),
  ],
});
