/** The hosted page, in place of the private NPM package, and PayU's way of opening one. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, operation } from '../../../core/contract/operation.ts';

const PagePath = Type.Object({ txnId: Type.String({ description: "The transaction's id" }) });

const missing = { source: assumed('the page is ours'), description: 'No such transaction' };
const ended = { source: assumed('the page is ours'), description: 'The payment has ended already' };
const shown = {
  source: assumed('the page is ours'),
  description: 'Shop, amount, payment methods and Pay; at the end, what came of it',
};

const Form = Type.Optional(Type.String());

/** What the page hands back to PayU's `surl` and `furl`, where it was opened with them. */
const handedOn = { surl: Form, furl: Form, productinfo: Form, firstname: Form, email: Form, phone: Form };

export const page = operation({
  id: 'checkout.page',
  method: 'GET',
  path: '/checkout/:txnId',
  summary: 'The hosted page',
  source: assumed('the NPM package that shows it is private; the address is ours'),
  page: true,
  params: PagePath,
  replies: { 200: shown, 404: missing },
});

export const choose = operation({
  id: 'checkout.choose',
  method: 'POST',
  path: '/checkout/:txnId',
  summary: "The buyer's choice on the hosted page",
  source: assumed('the page is ours'),
  page: true,
  params: PagePath,
  body: Type.Object({
    method: Type.Optional(Type.String({ description: 'The payment method chosen' })),
    outcome: Type.Optional(
      Type.Union(
        ['pay', 'fail', 'expire'].map((outcome) => Type.Literal(outcome)),
        { description: "The sandbox's own panel; Pay succeeds" },
      ),
    ),
    ...handedOn,
  }),
  replies: {
    302: {
      source: documented('000 and 001, Handle Payment Response'),
      description:
        'To `redirectUrl` with `payment_status` (`success`, `failed`), `kspay_id` and `provider_payment_id`',
    },
    200: {
      source: assumed('nowhere to go'),
      description: "What came of it, where there is no `redirectUrl` or PayU's form goes on",
    },
    404: missing,
    409: ended,
  },
  notes: [
    note(
      assumed('the document only names the parameters'),
      'The three parameters join the query that `redirectUrl` has, before its fragment.',
    ),
    note(
      assumed('the document names two statuses'),
      'After an expiry the page stays, and its link leads to `redirectUrl` with `payment_status=failed` and an empty `provider_payment_id`.',
    ),
  ],
});

export const openPayu = operation({
  id: 'checkout.payu',
  method: 'POST',
  path: '/checkout/:txnId/payu',
  summary: "PayU's page: takes `details.initiateTransaction` as a form",
  source: assumed("PayU's documented way, at an address of ours"),
  page: true,
  params: PagePath,
  body: Type.Object({
    key: Type.String({ description: 'As in the order' }),
    amount: Type.String({ description: 'As in the order' }),
    ...handedOn,
  }),
  replies: { 200: shown, 404: missing },
  notes: [
    note(
      assumed("PayU's documented way"),
      "At the end the browser sends a form to `surl` or `furl` with `mihpayid`, `status`, `txnid`, `amount` and what was handed on. The order's own `surl` and `furl` lead on to `redirectUrl`.",
    ),
  ],
});

export const comeBack = operation({
  id: 'checkout.return',
  method: 'POST',
  path: '/checkout/:txnId/return',
  summary: "Where the order's `surl` and `furl` lead",
  source: assumed('the address is ours'),
  page: true,
  params: PagePath,
  replies: {
    302: {
      source: documented('000 and 001, Handle Payment Response'),
      description: 'To `redirectUrl` with the three parameters',
    },
    200: { source: assumed('nowhere to go'), description: 'What came of it, without a `redirectUrl`' },
    404: missing,
  },
});
