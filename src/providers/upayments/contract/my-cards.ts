/** The page on which a customer saves a card. */
import { Type } from '@sinclair/typebox';
import { assumed, observed, operation } from '../../../core/contract/operation.ts';
import { missing, secret } from './replies.ts';

const Session = Type.Object({ session_id: Type.String({ description: "The page's session" }) });

const pageMissing = missing('No such page');

export const cardPage = operation({
  id: 'cards.page',
  method: 'GET',
  path: '/my-cards',
  summary: 'The page on which a customer saves a card',
  source: observed('the link of the published exchange'),
  page: true,
  query: Session,
  replies: {
    200: { source: assumed('nothing is public'), description: 'Number, expiry and security code' },
    404: pageMissing,
  },
});

export const saveCard = operation({
  id: 'cards.save',
  method: 'POST',
  path: '/my-cards',
  summary: 'The card that the customer entered',
  source: assumed('nothing is public'),
  page: true,
  query: Session,
  bodyTypes: ['application/x-www-form-urlencoded'],
  body: Type.Object({
    number: Type.Optional(
      Type.String({ ...secret, maxLength: 40, description: 'Blanks and dashes do not count' }),
    ),
    month: Type.Optional(Type.String({ maxLength: 2 })),
    year: Type.Optional(Type.String({ maxLength: 4 })),
    securityCode: Type.Optional(Type.String({ ...secret, maxLength: 4 })),
    outcome: Type.Optional(
      Type.Union([Type.Literal('test'), Type.Literal('cancel')], {
        description: "The sandbox's own panel: saves the test card, or goes back without",
      }),
    ),
  }),
  replies: {
    302: { source: assumed('nothing is public'), description: 'To `returnUrl`' },
    404: pageMissing,
    409: { source: assumed('nothing is public'), description: 'The page has saved its card, or has ended' },
    422: { source: assumed('nothing is public'), description: 'The form again, with what is wrong' },
  },
});
