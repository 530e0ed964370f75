/** An account's bank cards, which buyers pay to. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import {
  Datetime,
  Digits,
  invalid,
  Nullable,
  refusal,
  section,
  success,
  Uuid,
  unauthenticated,
} from './parts.ts';

const added = {
  id: Uuid("The card's id"),
  card_number: Type.String({ description: 'All 16 digits' }),
  owner_name: Type.String(),
  bank_name: Type.String({ description: 'In Persian, from the first six digits' }),
  is_active: Type.Boolean(),
};

export const listCards = operation({
  id: 'cards.list',
  method: 'GET',
  path: '/cards',
  summary: 'List cards',
  source: section('List Cards'),
  auth: 'token',
  replies: {
    200: success(
      'List Cards; the fields of a card beyond those of Add Card are assumed',
      "The caller's cards, newest first",
      Type.Object({
        cards: Type.Array(
          Type.Object({
            ...added,
            shaba: Nullable('IBAN (Shaba) number'),
            created_at: Datetime('When it was added'),
          }),
        ),
        total: Type.Integer(),
      }),
    ),
    401: unauthenticated,
  },
});

export const addCard = operation({
  id: 'cards.create',
  method: 'POST',
  path: '/cards',
  summary: 'Add card',
  source: section('Add Card'),
  auth: 'token',
  body: Type.Object({
    card_number: Digits({ pattern: '^\\d{16}$', description: '16-digit card number' }),
    owner_name: Type.String({ minLength: 1, description: 'Card owner name' }),
    shaba: Type.Optional(Digits({ pattern: '^IR\\d{24}$', description: 'IBAN (Shaba) number' })),
  }),
  replies: {
    200: success('Add Card', 'The card', Type.Object(added)),
    400: refusal('The check digits of the card number or of the Shaba are wrong'),
    401: unauthenticated,
    422: invalid,
  },
  notes: [
    note(
      assumed('every bank of the country issues them so'),
      'A card number must have a valid Luhn sum, a Shaba a remainder of 1 by 97.',
    ),
    note(
      observed('a public table of prefixes'),
      '`bank_name` follows from the first six digits; `نامشخص` where no bank has them (assumed).',
    ),
  ],
});
