/** The hosted page of a card-to-card payment. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../../core/contract/operation.ts';

const PagePath = Type.Object({ authority: Type.String({ description: "The transaction's authority" }) });
const Language = Type.Object({
  lang: Type.Optional(
    Type.String({ description: '`fa` or `en`; else as the browser asks, Persian at last' }),
  ),
});

const missing = { source: assumed('nothing is public'), description: 'No such transaction' };

export const page = operation({
  id: 'checkout.page',
  method: 'GET',
  path: '/payment/:authority',
  summary: 'The hosted page',
  source: observed('the address; that there is a payment_url is documented'),
  page: true,
  params: PagePath,
  query: Language,
  headers: Type.Object({ 'accept-language': Type.Optional(Type.String()) }),
  replies: {
    200: {
      source: assumed('from the fields of Get Payment Info'),
      description: 'The card to pay to, its owner and bank, the exact amount, the time that is left',
    },
    404: missing,
  },
});

export const actOnPage = operation({
  id: 'checkout.act',
  method: 'POST',
  path: '/payment/:authority',
  summary: "The buyer's choice on the hosted page",
  source: assumed('nothing is public'),
  page: true,
  params: PagePath,
  query: Language,
  bodyTypes: ['application/x-www-form-urlencoded'],
  body: Type.Object({
    outcome: Type.Optional(
      Type.Union(
        ['pay', 'fail', 'cancel', 'expire'].map((outcome) => Type.Literal(outcome)),
        { description: '`pay` is "I have paid"; the sandbox\'s panel has the others too' },
      ),
    ),
  }),
  replies: {
    302: {
      source: documented('003, callback_url: "Redirect URL after payment"; its query is assumed'),
      description: 'To `callback_url`, or to the page where it shows an end',
    },
    404: missing,
  },
  notes: [
    note(
      assumed("the convention of the country's gateways"),
      'The redirect adds `authority` and `status` (`OK` after a payment, else `NOK`) to the query that `callback_url` has.',
    ),
  ],
});
