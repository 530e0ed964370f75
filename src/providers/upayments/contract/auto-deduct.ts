/** Charging a saved card at once. */
import { Type } from '@sinclair/typebox';
import { assumed, note, operation } from '../../../core/contract/operation.ts';
import { currencies } from '../currencies.ts';
import { Address, Decimal, OneOf, Text } from './parts.ts';
import { CustomerUniqueToken, Digits, invalid, Moment, published, refusals } from './replies.ts';

const Optional = (length: number, description: string) => Type.Optional(Text(length, description));

export const autoDeduct = operation({
  id: 'charge.auto_deduct',
  method: 'POST',
  path: '/auto-deduct',
  summary: 'Charge a saved card at once',
  source: published,
  auth: 'deductToken',
  body: Type.Object({
    order: Type.Object({
      id: Text(50, "The merchant's own id of the order"),
      reference: Optional(255, "The merchant's own reference"),
      description: Optional(500, 'What is paid for'),
      currency: OneOf(currencies, 'Currency code', { maxLength: 3 }),
      amount: Decimal(22, "The amount, with at most the currency's decimals"),
    }),
    language: Type.Optional(OneOf(['en', 'ar', 'EN', 'AR', 'En', 'Ar', 'eN', 'aR'], 'Of the customer')),
    reference: Type.Object({ id: Text(150, "The merchant's own id") }),
    customer: Type.Object({
      name: Optional(50, "The customer's name"),
      email: Optional(50, "The customer's e-mail address"),
      mobile: Optional(15, "The customer's phone number"),
      uniqueToken: CustomerUniqueToken,
    }),
    card: Type.Object({ token: Digits('The token of the saved card') }),
    notificationUrl: Type.Optional(Address('Where the webhook goes')),
  }),
  replies: {
    200: {
      source: published,
      description: 'The transaction',
      schema: Type.Object({
        status: Type.Boolean(),
        message: Type.String(),
        data: Type.Object({
          trackId: Type.String(),
          transaction: Type.Object({
            invoice_id: Type.Integer(),
            track_id: Type.String(),
            amount: Type.String(),
            currency: Type.String(),
            session_id: Type.String(),
            status: Type.String(),
            reference: Type.String(),
            payment_id: Type.String(),
            payment_type: Type.String(),
            order_id: Type.String({ description: 'The `order.id` that was sent' }),
            result: Type.String(),
            transaction_date: Moment('When it was charged'),
          }),
        }),
      }),
    },
    401: { ...refusals[401], description: 'No token, or one that nobody has: `Unauthorized`' },
    403: refusals[403],
    422: {
      ...invalid,
      source: published,
      description: 'The card token is not one of that customer (`errors` is empty then), or fields are wrong',
      schema: Type.Object({ message: Type.String(), errors: Type.Unknown() }),
    },
  },
  notes: [
    note(
      assumed('the other end is not published'),
      'A published test card is CAPTURED, every other NOT CAPTURED; then `status` is false, the HTTP status is 200 all the same.',
    ),
    note(
      assumed('as after a charge'),
      'With a `notificationUrl` the webhook is sent; without one there is none. Refunds, status and deposit work as after a charge.',
    ),
  ],
});
