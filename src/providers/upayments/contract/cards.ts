/** Customers' tokens, the cards saved for them, and charging such a card. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import { Address } from './parts.ts';
import { CustomerUniqueToken, Digits, invalid, published, refusals, secret, success } from './replies.ts';

const tokenNote = note(observed('clients in use'), 'The fields may also stand in the query of the POST.');

const Card = Type.Object({
  brand: Type.String(),
  number: Type.String({ description: 'Masked: the first six and the last four digits' }),
  scheme: Type.String(),
  token: Type.String({ description: '16 digits that stand for the card' }),
});

export const createCustomerToken = operation({
  id: 'customer_token.create',
  method: 'POST',
  path: '/create-customer-unique-token',
  summary: 'Create a token for a customer',
  source: published,
  auth: 'token',
  body: Type.Object({ customerUniqueToken: CustomerUniqueToken }),
  replies: {
    201: success('The token', Type.Object({ customerUniqueToken: CustomerUniqueToken })),
    ...refusals,
    422: invalid,
  },
  notes: [
    tokenNote,
    note(
      observed('a client compares what it gets with what it sent'),
      'The token comes back as it was sent, a number as a number and text as text.',
    ),
    note(
      assumed('a JSON reader would lose its last digits'),
      'A number above 9007199254740991 is read digit by digit and comes back as text.',
    ),
    note(
      assumed('clients make it at every checkout'),
      'A token that the merchant has already is a success again. Two merchants may have the same.',
    ),
  ],
});

export const listCards = operation({
  id: 'cards.list',
  method: 'POST',
  path: '/retrieve-customer-cards',
  summary: "List a customer's saved cards",
  source: published,
  auth: 'token',
  body: Type.Object({ customerUniqueToken: CustomerUniqueToken }),
  replies: {
    201: success('The cards, oldest first', Type.Object({ customerCards: Type.Array(Card) })),
    ...refusals,
    422: invalid,
  },
  notes: [
    tokenNote,
    note(assumed('nothing is public'), 'A token that the merchant has not created is a 422.'),
  ],
});

export const addCard = operation({
  id: 'cards.add',
  method: 'POST',
  path: '/add-card',
  summary: 'Get a page on which a customer saves a card',
  source: published,
  auth: 'token',
  body: Type.Object({
    customerUniqueToken: CustomerUniqueToken,
    returnUrl: Address('Where the customer goes from there'),
  }),
  replies: {
    201: success('The page', Type.Object({ link: Type.String() })),
    ...refusals,
    422: invalid,
  },
  notes: [
    tokenNote,
    note(assumed('as of a payment'), 'The page stands for 60 minutes, and saves one card.'),
    note(assumed('nothing is public'), 'The customer goes on to `returnUrl` as it is; nothing is appended.'),
  ],
});

export const createCardToken = operation({
  id: 'cards.tokenize',
  method: 'POST',
  path: '/create-token-from-card',
  summary: 'Save a card and get its token',
  source: published,
  auth: 'token',
  body: Type.Object({
    card: Type.Object({
      number: Digits('The card number', secret),
      expiry: Type.Object({
        month: Digits('1 to 12'),
        year: Digits('Two or four digits'),
      }),
      securityCode: Digits('Three digits, of American Express four', secret),
    }),
    customerUniqueToken: CustomerUniqueToken,
  }),
  replies: { 201: success('The card and its token', Card), ...refusals, 422: invalid },
  notes: [
    tokenNote,
    note(
      assumed('as every card gateway does'),
      'The number needs a right check digit and the brand VISA, MASTERCARD or AMEX; a card that has expired by the clock of the workspace is refused.',
    ),
    note(
      assumed('nothing is public'),
      'The same number again keeps its token. What is kept is the masked number only.',
    ),
  ],
});
