/** Charging a saved card at once. */
import { Type } from '@sinclair/typebox';
import { assumed, note, operation } from '../../../core/contract/operation.ts';
import { CustomerUniqueToken, Digits, invalid, Moment, published, refusals } from './replies.ts';

const Text = (description: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, description });

const OptionalText = (description: string, maxLength: number) =>
  Type.Optional(Type.String({ maxLength, description }));

export const autoDeduct = operation({
  id: 'charge.auto_deduct',
  method: 'POST',
  path: '/auto-deduct',
  summary: 'Charge a saved card at once',
  source: published,
  auth: 'deductToken',
  body: Type.Object({
    order: Type.Object({
      id: Text("The merchant's own id of the order", 50),
      reference: OptionalText("The merchant's own reference", 255),
      description: OptionalText('What is paid for', 500),
      currency: Text('KWD, SAR, USD, BHD, EUR, OMR, QAR or AED', 3),
      amount: Type.Unsafe<string | number>({
        type: ['string', 'number'],
        format: 'numeric',
        description: "The amount, with the currency's decimals at most",
      }),
    }),
    language: Type.Optional(Type.String({ pattern: '^([eE][nN]|[aA][rR])$', description: 'en or ar' })),
    reference: Type.Object({ id: Text("The merchant's own id", 150) }),
    customer: Type.Object({
      name: OptionalText("The customer's name", 50),
      email: OptionalText("The customer's e-mail address", 50),
      mobile: OptionalText("The customer's phone number", 15),
      uniqueToken: CustomerUniqueToken,
    }),
    card: Type.Object({ token: Digits('The token of the saved card', '^\\d+$') }),
    notificationUrl: Type.Optional(
      Type.String({ format: 'url', maxLength: 250, description: 'Where the webhook goes' }),
    ),
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
