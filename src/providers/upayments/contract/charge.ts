/** The charge: the one call that UPayments' document describes. */
import { Type } from '@sinclair/typebox';
import { documented, operation } from '../../../core/contract/operation.ts';
import { Address, Decimal, Envelope, refused, Text } from './parts.ts';

export const createCharge = operation({
  id: 'charge.create',
  method: 'POST',
  path: '/charge',
  summary: 'Create a charge',
  source: documented('004, Charge'),
  auth: 'token',
  body: Type.Object({
    order: Type.Object({
      id: Text(50, "The merchant's own id of the order"),
      reference: Type.Optional(Text(255, "The merchant's reference of the order")),
      description: Text(500, 'What is paid for'),
      currency: Text(3, 'Currency code'),
      amount: Decimal(22, 'What the payer is charged'),
    }),
    language: Text(2, '`en` or `ar`, in any case'),
    reference: Type.Object({ id: Text(150, "The merchant's reference, kept") }),
    returnUrl: Address('Where the payer goes after a success'),
    cancelUrl: Address('Where the payer goes after anything else'),
    notificationUrl: Address('Where the webhook goes'),
  }),
  replies: {
    201: {
      source: documented('004, Response Model; the status is observed'),
      description: 'Where to send the payer',
      schema: Envelope({ link: Type.String(), trackId: Type.Optional(Type.String()) }),
    },
    ...refused,
  },
});
