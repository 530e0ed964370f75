/** The hosted pages. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../../core/contract/operation.ts';
import { methods } from '../records.ts';

const ours = assumed('nothing is public');

const Session = Type.Object({ session_id: Type.String({ description: 'From the link' }) });

const Knet = Type.Object({
  trandata: Type.String({ description: 'From the link; 576 hex characters' }),
  param: Type.Optional(Type.String()),
  tranportalId: Type.Optional(Type.String()),
  responseURL: Type.Optional(Type.String()),
  errorURL: Type.Optional(Type.String()),
});

/** What the sandbox's panel lets happen: the events of a charge. */
const outcome = (...events: string[]) =>
  Type.Optional(
    Type.Union(
      events.map((event) => Type.Literal(event)),
      { description: "The sandbox's own panel, and the page's own cancel button" },
    ),
  );

const Entry = (description: string, rules: object = {}) =>
  Type.Optional(Type.String({ description, ...rules }));

/** Masked in the journal. */
const Secret = (description: string) => Entry(description, { 'x-card-number': true });

const missing = { source: ours, description: 'No such payment' };
const pageReply = (description: string) => ({ 200: { source: ours, description }, 404: missing });
const actionReplies = {
  302: {
    source: observed('the redirect; between our own pages assumed'),
    description: 'To the next page, or to `returnUrl` or `cancelUrl` with the result',
  },
  404: missing,
  422: { source: ours, description: 'The page again: something is missing' },
};

const redirectNotes = [
  note(
    observed('live data'),
    'The redirect goes to `returnUrl` after a success, else to `cancelUrl`, and appends `?payment_id=…&result=…&post_date=…&tran_id=…&ref=…&track_id=…&auth=…&order_id=…&requested_order_id=…&refund_order_id=…&payment_type=…&invoice_id=…&transaction_date=…&receipt_id=…&trn_udf=…`: with a `?` even where there is one already, blanks as `%20`.',
  ),
  note(observed('live data'), 'After a cancel `post_date`, `tran_id`, `ref` and `auth` are empty.'),
  note(
    observed("a merchant's recorded webhook"),
    'The webhook is a form with the same fields, `invoice_id` before `payment_type`, and `payment_method` behind it; no amount, no currency. Its header `x-notification-token` is static. It is sent once after every final result; retries are a setting of the merchant (`webhook_retries`).',
  ),
  note(assumed('nothing is public'), 'The redirect does not wait for the webhook.'),
];

export const sessionPage = operation({
  id: 'checkout.session',
  method: 'GET',
  path: '/',
  summary: 'The page on which the payer chooses how to pay',
  source: documented('004, link of the second reply'),
  page: true,
  query: Session,
  replies: pageReply("The merchant's ways to pay; of a payment that is over, what became of it"),
});

export const choose = operation({
  id: 'checkout.choose',
  method: 'POST',
  path: '/',
  summary: "The payer's choice of a way to pay",
  source: ours,
  page: true,
  query: Session,
  body: Type.Object({
    method: Type.Optional(Type.Union(methods.map((method) => Type.Literal(method)))),
    outcome: outcome('cancel', 'expire'),
  }),
  replies: actionReplies,
  notes: [
    note(observed('live data'), 'The track id is made here, for a merchant that is not whitelabel.'),
    note(assumed('a payer may come back'), 'Until there is a result another way can be chosen.'),
  ],
});

export const invoicePage = operation({
  id: 'checkout.invoice',
  method: 'GET',
  path: '/invoice/:code',
  summary: "An invoice's link",
  source: observed("the vendor's `invoice_url` ends with a code of ten; where it stands is assumed"),
  page: true,
  params: Type.Object({ code: Type.String({ description: 'Ten alphanumerics' }) }),
  replies: {
    302: { source: ours, description: 'To the page on which the payer chooses how to pay' },
    404: missing,
  },
});

export const knetPage = operation({
  id: 'checkout.knet',
  method: 'GET',
  path: '/kpg/PaymentHTTP.htm',
  summary: "KNET's page",
  source: documented('004, link of the first reply'),
  page: true,
  query: Knet,
  replies: pageReply('Bank, prefix, card number, expiry, PIN'),
});

export const payKnet = operation({
  id: 'checkout.knet.pay',
  method: 'POST',
  path: '/kpg/PaymentHTTP.htm',
  summary: "The payer's card on KNET's page",
  source: ours,
  page: true,
  query: Knet,
  body: Type.Object({
    bank: Entry('The bank that issued the card'),
    prefix: Entry('The first six digits'),
    number: Secret('The other ten, or all sixteen'),
    month: Entry('Of the expiry'),
    year: Entry('Of the expiry, four digits'),
    pin: Secret('Four digits'),
    outcome: outcome('pay', 'fail', 'error', 'cancel', 'expire'),
  }),
  replies: actionReplies,
  notes: [
    note(
      observed("a neighbour provider's convention"),
      '`8888880000000001`, 09/30, PIN 1234 is CAPTURED; every other card, PIN or expiry is NOT CAPTURED (assumed). The numbers are not held against the Luhn sum: the test number fails it.',
    ),
    ...redirectNotes,
  ],
});

export const cardPage = operation({
  id: 'checkout.card',
  method: 'GET',
  path: '/payment/card',
  summary: 'The card page',
  source: assumed('the documents show no link of a card payment'),
  page: true,
  query: Session,
  replies: pageReply("Number, expiry, CVV, name; the customer's saved cards"),
});

export const payCard = operation({
  id: 'checkout.card.pay',
  method: 'POST',
  path: '/payment/card',
  summary: "The payer's card",
  source: ours,
  page: true,
  query: Session,
  body: Type.Object({
    saved: Entry('The token of a saved card'),
    number: Secret('13 to 19 digits'),
    expiry: Entry('`MM/YY`'),
    cvv: Secret('Three or four digits'),
    name: Entry('On the card'),
    save: Entry('Whether the card is saved for the customer'),
    outcome: outcome('pay', 'approve', 'fail', 'error', 'void', 'cancel', 'expire'),
  }),
  replies: actionReplies,
  notes: [
    note(
      observed("the sandbox's published card"),
      '`5123450000000008`, 01/39, CVV 100 is CAPTURED; every other card is NOT CAPTURED (assumed).',
    ),
    note(
      documented('004: "you will get saved card on payment page"'),
      'With `tokens.customerUniqueToken` the page offers the cards saved for it, and to save the one that is typed.',
    ),
  ],
});

export const securePage = operation({
  id: 'checkout.secure',
  method: 'GET',
  path: '/payment/card/secure',
  summary: 'The 3-D Secure step of a card payment',
  source: ours,
  page: true,
  query: Session,
  replies: pageReply('Asks for the code of the bank'),
});

export const proveCard = operation({
  id: 'checkout.secure.prove',
  method: 'POST',
  path: '/payment/card/secure',
  summary: "The payer's code",
  source: ours,
  page: true,
  query: Session,
  body: Type.Object({
    code: Entry('Any code is right'),
    outcome: outcome('pay', 'fail', 'error', 'cancel', 'expire'),
  }),
  replies: actionReplies,
  notes: [
    note(ours, 'Any code is right; a payer who fails the step gets FAILED (`error`).'),
    ...redirectNotes,
  ],
});

export const walletPage = operation({
  id: 'checkout.wallet',
  method: 'GET',
  path: '/payment/wallet',
  summary: 'The one-tap page of Apple Pay, Google Pay and Samsung Pay',
  source: ours,
  page: true,
  query: Session,
  replies: pageReply('The amount and one button'),
});

export const payWallet = operation({
  id: 'checkout.wallet.pay',
  method: 'POST',
  path: '/payment/wallet',
  summary: "The payer's tap",
  source: ours,
  page: true,
  query: Session,
  body: Type.Object({ outcome: outcome('pay', 'approve', 'fail', 'error', 'void', 'cancel', 'expire') }),
  replies: actionReplies,
  notes: redirectNotes,
});

export const checkoutOperations = [
  sessionPage,
  choose,
  invoicePage,
  knetPage,
  payKnet,
  cardPage,
  payCard,
  securePage,
  proveCard,
  walletPage,
  payWallet,
] as const;
