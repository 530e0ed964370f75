/** Transactions: initiate, process, look up. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../../core/contract/operation.ts';
import { Order } from './orders.ts';
import {
  badRequest,
  bodyTypes,
  bothStyles,
  enveloped,
  forbidden,
  Nanoid,
  notFound,
  nullable,
  serverError,
  unauthorized,
} from './parts.ts';

export const states = ['INITIATED', 'PROCESSING', 'SUCCESS', 'FAILED', 'EXPIRED'] as const;
const State = Type.Unsafe<(typeof states)[number]>({ type: 'string', enum: [...states] });

const Initiated = Type.Object({
  pe_txnId: Nanoid('tx_'),
  providerOrderId: Type.String({ pattern: '^order_[0-9A-Za-z]{14}$' }),
  amount: Type.Number(),
  currency: Type.String(),
});

const Signed = Type.Object({ signature: Type.String() });

export const initiate = operation({
  id: 'transaction.initiate',
  method: 'POST',
  path: '/transaction/initiate',
  summary: 'Initiate a transaction',
  source: documented('000 and 001, Initiate Transaction, in both chapters'),
  auth: 'anyOfThree',
  headers: Type.Object({
    'x-signature': Type.Optional(Type.String({ description: 'Server to server' })),
    authorization: Type.Optional(Type.String({ description: 'NPM package: an access token' })),
    accesskey: Type.Optional(Type.String({ description: 'SDK' })),
    secretkey: Type.Optional(Type.String({ description: 'SDK' })),
  }),
  bodyTypes,
  body: Type.Object({
    currencyId: Nanoid('c_', 'The currency'),
    paymentMethodId: Type.Optional(Nanoid('pm_', 'The payment method; left out, the buyer chooses')),
    amount: Type.Number({
      exclusiveMinimum: 0,
      description: 'In units of the currency, with as many decimals as it has at most',
    }),
    referenceNumber: Type.String({ maxLength: 256, description: "The merchant's own number for it" }),
    appId: Type.Optional(Nanoid('ap_', 'The app; needed for the NPM package and the SDK')),
    redirectUrl: Type.Optional(
      Type.String({
        maxLength: 2048,
        description: 'Where the buyer goes at the end; needed for the NPM package and the SDK',
      }),
    ),
    interfaceType: Type.Optional(Type.String({ description: '`sdk` from the SDK; not looked at' })),
  }),
  replies: {
    201: {
      source: documented('000, Initiate Transaction, in both chapters'),
      description: 'Server to server: the order. NPM package and SDK: the signature to process it with',
      schema: Type.Union([enveloped(201, Initiated), enveloped(201, Type.String(), Signed)]),
    },
    400: badRequest,
    401: unauthorized,
    403: forbidden,
    404: notFound,
    500: serverError,
  },
  notes: [
    bothStyles,
    note(
      documented('000: both chapters; the SDK is observed'),
      'The credential tells the flow: `x-signature` is server to server, headers `accessKey` and `secretKey` are the SDK, else `Authorization` or `x-token` is the NPM package.',
    ),
    note(observed('clients'), '`paymentMethodId` may be left out: the buyer then chooses among all.'),
    note(
      assumed('a signature stands for one transaction'),
      'A signature is bound to the transaction that is initiated with it; a second one is `customError` -17.',
    ),
    note(
      assumed('nothing is public'),
      'The guard comes first, then the fields in the order above, then the currency, the payment method, the decimals, the gateway. An amount that is 0, negative or no number is `invalidRequest` 25.',
    ),
    note(assumed('nothing is public'), '`referenceNumber` may repeat; `redirectUrl` is not looked at.'),
  ],
});

export const process = operation({
  id: 'transaction.process',
  method: 'POST',
  path: '/transaction/process',
  summary: 'Process a transaction',
  source: documented('000 and 001, Process Transaction'),
  auth: 'signature',
  headers: Type.Object({
    'x-signature': Type.String({ description: 'The signature of the initiated transaction' }),
  }),
  replies: {
    201: {
      source: documented('000, Process Transaction; what an order holds is observed'),
      description: 'The order, as `result` and as `order`',
      schema: enveloped(201, Order, Type.Object({ order: Order })),
    },
    400: badRequest,
    403: forbidden,
    404: notFound,
    500: serverError,
  },
  notes: [
    bothStyles,
    note(observed('clients'), 'The body is empty; whatever is sent is not looked at.'),
    note(
      assumed('priorities are documented, what follows from them is not'),
      "The app's active gateway with the lowest priority makes the order: Razorpay's or PayU's.",
    ),
    note(
      assumed('it stands in for the private NPM package'),
      "`checkoutUrl` is Paystub's own: the page on which the buyer pays.",
    ),
    note(
      assumed('nothing is public'),
      'A signature with which nothing was initiated is `noDataFound` 24; a transaction that is past INITIATED is `customError` -17.',
    ),
  ],
});

const Transaction = Type.Object({
  id: Nanoid('tx_'),
  pe_txnId: Nanoid('tx_'),
  referenceNumber: Type.String(),
  amount: Type.Number(),
  currency: Type.String(),
  currencyId: Nanoid('c_'),
  paymentMethodId: nullable(Nanoid('pm_')),
  paymentMethod: nullable(Type.String()),
  gateway: Type.String(),
  status: State,
  providerOrderId: Type.String(),
  providerPaymentId: nullable(Type.String({ pattern: '^pay_[0-9A-Za-z]{14}$' })),
  appId: Nanoid('ap_'),
  redirectUrl: nullable(Type.String()),
  createdAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
});

const fields = note(
  assumed('the document shows no reply'),
  'The fields of a transaction and its statuses INITIATED, PROCESSING, SUCCESS, FAILED, EXPIRED are ours. One that nobody pays expires after 30 minutes.',
);

export const byId = operation({
  id: 'transaction.byId',
  method: 'GET',
  path: '/transaction/txnId/:txnId',
  summary: 'Fetch a transaction',
  source: documented('000 and 001, Fetch Transaction by ID'),
  auth: 'token',
  params: Type.Object({ txnId: Nanoid('tx_', '`pe_txnId`, or `kspay_id` of the redirect') }),
  replies: {
    200: {
      source: assumed('only the status code is documented'),
      description: 'The transaction',
      schema: enveloped(200, Transaction),
    },
    400: badRequest,
    401: unauthorized,
    403: forbidden,
    404: notFound,
  },
  notes: [bothStyles, fields],
});

const Day = (description: string) => Type.Optional(Type.String({ description }));

export const list = operation({
  id: 'transaction.list',
  method: 'GET',
  path: '/transaction',
  summary: 'Fetch all transactions',
  source: documented('000 and 001, Fetch All Transactions'),
  auth: 'token',
  query: Type.Object({
    page: Type.Optional(Type.Integer({ minimum: 1, description: 'From 1, the default' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, description: 'Items a page, 10 unless told' })),
    fromDate: Day('The first day (`2026-01-31`) or instant'),
    toDate: Day('The last day, which is included, or instant'),
    status: Type.Optional(State),
  }),
  replies: {
    200: {
      source: assumed('the document shows no reply'),
      description: "The app's transactions, newest first",
      schema: enveloped(200, Type.Array(Transaction)),
    },
    400: badRequest,
    401: unauthorized,
    403: forbidden,
    404: notFound,
  },
  notes: [
    bothStyles,
    fields,
    note(
      assumed("the catalogues' errors of lists; no parameter is documented"),
      'The query is ours. Without `page` and `limit` all are listed. Days are those of UTC; a range spans 90 days at most.',
    ),
  ],
});
