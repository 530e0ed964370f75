/** Card-to-card payments: the merchant's calls. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import { Datetime, invalid, Nullable, refusal, section, success, Uuid, unauthenticated } from './parts.ts';

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

const statuses = ['pending', 'paid', 'expired', 'failed', 'canceled'] as const;
const Status = literals(statuses);
const FeeSide = literals(['customer', 'merchant'] as const);

const Authority = Type.String({ description: '`KP` and 34 digits and capitals' });
const Rials = Type.Integer({ description: 'Rials' });
const PaidAt = Type.Union([Datetime('When it was paid'), Type.Null()]);

const created = {
  id: Uuid("The transaction's id"),
  authority: Authority,
  amount: Rials,
  final_amount: Type.Integer({ description: 'What the buyer pays, in Rials' }),
  fee: Rials,
  status: Status,
  payment_url: Type.String({ description: 'The page to send the buyer to' }),
};

export const createTransaction = operation({
  id: 'transactions.create',
  method: 'POST',
  path: '/transactions/create',
  summary: 'Create transaction',
  source: section('Create Transaction'),
  auth: 'token_or_key',
  body: Type.Object({
    shop_id: Uuid('Shop ID'),
    card_id: Uuid('Card ID to receive payment'),
    amount: Type.Integer({ minimum: 10_000, maximum: 500_000_000, description: 'Amount in Rials' }),
    callback_url: Type.String({ pattern: '^https?://', description: 'Redirect URL after payment' }),
    description: Type.Optional(Type.String({ description: 'Payment description' })),
    factor_number: Type.Optional(Type.String({ description: 'Invoice number' })),
    fee_side: Type.Optional(FeeSide),
  }),
  replies: {
    200: success('Create Transaction', 'The transaction, pending', Type.Object(created)),
    401: unauthenticated,
    404: refusal('The caller has no such shop or card, or it is switched off'),
    422: invalid,
  },
  notes: [
    note(
      assumed('nothing is public'),
      'The fee is 1 % of `amount`, rounded up to a whole Rial (`fee_percent` in the fixture). `fee_side` is who pays it: `customer` adds it to `final_amount`; `merchant`, the default, does not.',
    ),
    note(
      assumed("the usual bounds of the country's gateways"),
      '`amount` is from 10,000 to 500,000,000 Rials; `callback_url` begins with http:// or https://.',
    ),
    note(
      assumed('nothing is public'),
      'A transaction that nobody pays expires 15 minutes after it was made (`card_expiry` in the fixture).',
    ),
    note(observed('a client takes nothing else'), 'Amounts are JSON integers in every reply.'),
    note(
      assumed('the document describes none'),
      'No webhook is sent: a merchant learns the end from the redirect, verify or check.',
    ),
  ],
});

const ByAuthority = Type.Object({ authority: Authority });
const unknown = refusal('There is no such transaction');

export const paymentInfo = operation({
  id: 'transactions.payment',
  method: 'GET',
  path: '/transactions/payment/:authority',
  summary: 'Get payment info',
  source: section('Get Payment Info'),
  params: ByAuthority,
  replies: {
    200: success(
      'Get Payment Info',
      'What the buyer has to know',
      Type.Object({
        authority: Authority,
        amount: Rials,
        final_amount: Rials,
        status: Status,
        card_number: Type.String({ description: 'The card to pay to, all 16 digits' }),
        owner_name: Type.String(),
        shop_name: Type.String(),
        remaining_seconds: Type.Integer({ minimum: 0, description: 'Until it expires; 0 once it has ended' }),
      }),
    ),
    404: unknown,
  },
});

export const verifyTransaction = operation({
  id: 'transactions.verify',
  method: 'POST',
  path: '/transactions/verify',
  summary: 'Verify transaction',
  source: section('Verify Transaction'),
  body: Type.Object({ authority: Type.String({ description: 'Transaction authority code' }) }),
  replies: {
    200: success(
      'Verify Transaction',
      'Where it stands, paid or not',
      Type.Object({
        id: Uuid("The transaction's id"),
        authority: Authority,
        status: Status,
        amount: Rials,
        paid_at: PaidAt,
      }),
    ),
    404: unknown,
    422: invalid,
  },
  notes: [
    note(
      assumed('nothing is public'),
      'Verifying changes nothing and may be repeated; a transaction that is not paid answers 200 too, with its status.',
    ),
    note(observed('a client compares it so'), '`amount` is the requested amount, not `final_amount`.'),
  ],
});

export const checkTransaction = operation({
  id: 'transactions.check',
  method: 'GET',
  path: '/transactions/check/:authority',
  summary: 'Check status',
  source: section('Check Status'),
  params: ByAuthority,
  replies: {
    200: success(
      'Check Status',
      'Where it stands',
      Type.Object({ authority: Authority, status: Status, is_paid: Type.Boolean() }),
    ),
    404: unknown,
  },
});

export const listTransactions = operation({
  id: 'transactions.list',
  method: 'GET',
  path: '/transactions',
  summary: 'List transactions',
  source: section('List Transactions'),
  auth: 'token_or_key',
  query: Type.Object({
    shop_id: Type.Optional(Uuid('Filter by shop')),
    status: Type.Optional(Status),
    page: Type.Optional(Type.Integer({ minimum: 1, description: 'Page number, from 1' })),
    per_page: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'Items per page; 20 unless told' }),
    ),
  }),
  replies: {
    200: success(
      'List Transactions; the fields of a transaction beyond those of Create Transaction are assumed',
      "The caller's transactions, newest first",
      Type.Object({
        transactions: Type.Array(
          Type.Object({
            ...created,
            shop_id: Uuid('Its shop'),
            card_id: Uuid('The card to pay to'),
            fee_side: FeeSide,
            callback_url: Type.String(),
            description: Nullable('Payment description'),
            factor_number: Nullable('Invoice number'),
            paid_at: PaidAt,
            created_at: Datetime('When it was made'),
          }),
        ),
        total: Type.Integer({ description: 'How many there are on all pages' }),
        page: Type.Integer(),
        per_page: Type.Integer(),
      }),
    ),
    401: unauthenticated,
    422: invalid,
  },
});
