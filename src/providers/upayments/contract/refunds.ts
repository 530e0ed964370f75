/** Refunds: of the whole or a part, to one merchant's payer or by vendor. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import { Decimal } from './parts.ts';
import { envelope, invalid, Moment, missing, Nullable, published, refusals, success } from './replies.ts';

const Optional = (description: string) => Type.Optional(Type.String({ description }));

const Request = {
  refundRequestId: Type.String({ description: "The vendor's share of the charge" }),
  ibanNumber: Type.String({ description: "The vendor's account" }),
  totalPaid: Decimal(22, "The vendor's part of the charge"),
  refundedAmount: Decimal(22, 'What was refunded of it already'),
  remainingLimit: Decimal(22, 'What may still be refunded of it'),
  amountToRefund: Decimal(22, 'What to refund now'),
  merchantType: Type.String({ description: '`vendor`' }),
};

/** A part of the charge as `create-refund` hands it out, to be sent on. */
const Share = Type.Object({
  ...Request,
  totalPaid: Type.String(),
  refundedAmount: Type.String(),
  remainingLimit: Type.String(),
  amountToRefund: Type.String(),
});

const snake = {
  order_id: Type.String({ description: "The refund's own order id" }),
  refund_order_id: Type.String({ description: "The refund's id" }),
};

const Refund = Type.Object({
  ...snake,
  refund_arn: Type.String({ description: "The refund's reference" }),
  orderId: Optional('The same as `order_id`, where the request has a `notifyUrl`'),
  refundOrderId: Optional('The same as `refund_order_id`, likewise'),
  refundArn: Optional('The same as `refund_arn`, likewise'),
});

const Multivendor = Type.Object({
  orderId: Type.String(),
  isMultivendorRefund: Type.Literal(true),
  refundPayload: Type.Array(Share),
  multivendor_refund_end_point: Type.String({ description: 'Where to send it' }),
});

export const createRefund = operation({
  id: 'refund.create',
  method: 'POST',
  path: '/create-refund',
  summary: 'Refund a charge, whole or in part',
  source: published,
  auth: 'token',
  body: Type.Object({
    orderId: Type.String({ description: "`order_id` or `refund_order_id` of the charge's status" }),
    totalPrice: Decimal(22, "The amount to refund, in the charge's currency"),
    customerFirstName: Optional("The payer's name"),
    customerEmail: Optional("The payer's e-mail address"),
    customerMobileNumber: Optional("The payer's phone number"),
    reference: Optional("The merchant's own name for the refund"),
    notifyUrl: Optional('Sent by the SDKs; refunds have no webhook'),
  }),
  replies: {
    201: {
      source: published,
      description: 'The refund, or what a multi-vendor charge needs in its place',
      schema: envelope(Type.Union([Refund, Multivendor])),
    },
    ...refusals,
    404: missing('No such charge'),
    422: invalid,
  },
  notes: [
    note(
      assumed('nothing else would be safe'),
      'Only a CAPTURED charge is refunded, and never by more than was captured less what is refunded or about to be.',
    ),
    note(
      assumed('the published exchange has neither, what the SDKs send and read has both'),
      "A request with a `notifyUrl`, as the vendor's SDKs send it, gets the three ids in camelCase too.",
    ),
    note(
      observed("the vendor's SDKs"),
      'A charge with `extraMerchantData` is not refunded yet: the reply has `isMultivendorRefund` and a `refundPayload` to be sent on to `create-multivendor-refund`.',
    ),
    note(
      assumed('the published payload divides so'),
      "`totalPrice` is divided among the vendors by what is left of each one's part.",
    ),
    note(
      assumed('clients have several ids at hand'),
      "The track id and the merchant's own `order.id` are understood as `orderId` too; of several charges with one `order.id` the first counts.",
    ),
    note(
      assumed('nothing is public'),
      'A refund is paid out 24 hours after it was made, by the clock of the workspace. It has no webhook (observed). One that the bank fails to pay out (event `fail`) stays as not refunded, and what it would have paid may be refunded anew.',
    ),
  ],
});

const refundStatus = {
  method: 'GET',
  auth: 'token',
  params: Type.Object({
    order_id: Type.String({
      description: '`order_id` or `refund_order_id` of a refund, or the order id of a charge',
    }),
  }),
  replies: {
    201: success(
      'Whether the money went back',
      Type.Object({
        transaction: Type.Object({
          is_refunded: Type.Boolean(),
          is_refunded_date: Nullable(Moment('When it was'), 'Null before'),
        }),
      }),
    ),
    ...refusals,
    404: missing('No such refund'),
  },
} as const;

export const refundStatusOf = operation({
  ...refundStatus,
  id: 'refund.status',
  path: '/check-refund-status/:order_id',
  summary: 'Check the status of a refund',
  source: published,
  notes: [
    note(
      assumed('nothing is public'),
      'With the id of a charge it tells of its last refund. A deleted refund counts as not there.',
    ),
  ],
});

export const refundStatusAlias = operation({
  ...refundStatus,
  id: 'refund.status_alias',
  path: '/check-refund/:order_id',
  summary: 'Check the status of a refund',
  source: observed('clients in use'),
});

const refundIds = {
  orderId: Type.String({ description: "The refund's own order id" }),
  refundOrderId: Type.String({ description: "The refund's id" }),
};

const deleteReplies = {
  201: success('What was deleted', Type.Object(snake)),
  ...refusals,
  404: missing('No such refund'),
  422: invalid,
};

const deleteNotes = [
  note(
    assumed('nothing is public'),
    'What a deleted refund would have paid may be refunded anew. One that is paid out cannot be deleted.',
  ),
];

export const deleteRefund = operation({
  id: 'refund.delete',
  method: 'POST',
  path: '/delete-refund',
  summary: 'Delete a refund',
  source: published,
  auth: 'token',
  body: Type.Object(refundIds),
  replies: deleteReplies,
  notes: deleteNotes,
});

export const deleteRefundByQuery = operation({
  id: 'refund.delete_by_query',
  method: 'GET',
  path: '/delete-refund',
  summary: 'Delete a refund',
  source: observed('clients in use'),
  auth: 'token',
  query: Type.Object(refundIds),
  replies: deleteReplies,
});

const Generated = Type.Object({
  generatedInvoiceId: Type.String(),
  amount: Type.Number(),
  orderId: Type.String(),
  refundOrderId: Type.String(),
  refundArn: Type.String({ description: 'One for all of the call' }),
});

export const createMultivendorRefund = operation({
  id: 'multivendor_refund.create',
  method: 'POST',
  path: '/create-multivendor-refund',
  summary: "Refund the vendors' parts of a charge",
  source: published,
  auth: 'token',
  body: Type.Object({
    orderId: Type.String({ description: '`orderId` as `create-refund` answered it' }),
    isMultivendorRefund: Type.Optional(
      Type.Union([Type.Boolean(), Type.Integer(), Type.String()], { description: 'As it was answered' }),
    ),
    refundPayload: Type.Array(Type.Object(Request), {
      minItems: 1,
      description: 'As it was answered, with the amounts to refund',
    }),
    multivendor_refund_end_point: Optional('As it was answered'),
  }),
  replies: {
    201: success(
      'The refunds, and what was not refunded',
      Type.Object({
        responseData: Type.Object({ generated: Type.Array(Generated) }),
        dataTempered: Type.Array(Type.Unknown()),
        refundIssue: Type.Array(Type.Unknown()),
        insufficientBalance: Type.Array(Type.Unknown()),
      }),
    ),
    ...refusals,
    404: missing('No such charge'),
    422: invalid,
  },
  notes: [
    note(
      assumed('nothing is public beyond the names'),
      'Each part of the payload stands for itself. `dataTempered` has those that are not as `create-refund` would hand them out now, `insufficientBalance` those with more than `remainingLimit` to refund, `refundIssue` those whose amount is none or has too many decimals. They come back as they were sent, and the others are refunded.',
    ),
    note(assumed('there is nothing to do'), 'Parts with 0 to refund are passed over.'),
    note(
      assumed('nothing else would be safe'),
      'A charge that is not CAPTURED, or has no vendors, is a 422.',
    ),
  ],
});

export const deleteMultivendorRefund = operation({
  id: 'multivendor_refund.delete',
  method: 'POST',
  path: '/delete-multivendor-refund',
  summary: "Delete the refund of a vendor's part",
  source: published,
  auth: 'token',
  body: Type.Object({
    generatedInvoiceId: Type.String({ description: 'As it was answered' }),
    ...refundIds,
    refundArn: Type.String({ description: 'As it was answered' }),
  }),
  replies: deleteReplies,
  notes: [note(assumed('nothing is public'), 'All four values must be those of one refund.')],
});
