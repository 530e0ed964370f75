/** The hosted page of a coin payment. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, operation } from '../../../core/contract/operation.ts';

const PagePath = Type.Object({ payment_id: Type.String({ description: "The payment's id" }) });
const Language = Type.Object({
  lang: Type.Optional(
    Type.String({ description: '`fa` or `en`; else as the browser asks, Persian at last' }),
  ),
});

const Headers = Type.Object({ 'accept-language': Type.Optional(Type.String()) });

const nothingPublic = assumed('nothing is public');
const missing = { source: nothingPublic, description: 'No such payment' };

export const coinPage = operation({
  id: 'gateway.page',
  method: 'GET',
  path: '/gateway/pay/:payment_id',
  summary: 'The hosted page of a coin payment',
  source: assumed('that there is a payment_url is documented, its path is not'),
  page: true,
  params: PagePath,
  query: Language,
  headers: Headers,
  replies: {
    200: {
      source: nothingPublic,
      description:
        'Address, QR code, exact amount, the time that is left, confirmations; at the end, the way back',
    },
    404: missing,
  },
  notes: [
    note(
      documented('003, Get Payment Status is open to all'),
      'The page asks for the status every few seconds and draws itself anew when it has changed. Without scripts a reload does the same.',
    ),
  ],
});

export const actOnCoinPage = operation({
  id: 'gateway.act',
  method: 'POST',
  path: '/gateway/pay/:payment_id',
  summary: "The sandbox's panel on the page of a coin payment",
  source: assumed('the sandbox plays the network'),
  page: true,
  params: PagePath,
  query: Language,
  bodyTypes: ['application/x-www-form-urlencoded'],
  body: Type.Object({
    outcome: Type.Union(
      ['pay', 'underpay', 'overpay', 'late', 'confirm', 'fail', 'expire'].map((outcome) =>
        Type.Literal(outcome),
      ),
      { description: 'What the network or the clock does' },
    ),
  }),
  replies: {
    302: { source: nothingPublic, description: 'Back to the page, whether or not that could happen' },
    404: missing,
  },
});
