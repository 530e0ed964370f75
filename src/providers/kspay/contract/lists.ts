/** Currencies and payment methods. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../../core/contract/operation.ts';
import { badRequest, bothStyles, enveloped, forbidden, Nanoid, notFound, unauthorized } from './parts.ts';

const bothNames = note(
  documented('000: the server-to-server calls say `id`, the NPM chapter `currencyId` and `paymentMethodId`'),
  'Every item carries both names of its id.',
);

const refusals = { 400: badRequest, 401: unauthorized, 403: forbidden, 404: notFound };

const Currency = Type.Object({
  name: Type.String(),
  code: Type.String(),
  symbol: Type.String(),
  type: Type.String(),
  userId: Nanoid('us_'),
  id: Nanoid('c_'),
  currencyId: Nanoid('c_'),
  isActive: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
});

export const currencies = operation({
  id: 'currencies.list',
  method: 'GET',
  path: '/currencies',
  summary: 'Fetch the currencies',
  source: documented('000 and 001, Fetch Currencies'),
  auth: 'token',
  replies: {
    200: {
      source: documented('000, Fetch Currencies and Get Currencies'),
      description: 'The currencies that are switched on',
      schema: enveloped(200, Type.Array(Currency)),
    },
    ...refusals,
  },
  notes: [bothStyles, bothNames],
});

const Method = Type.Object({
  id: Nanoid('pm_'),
  paymentMethodId: Nanoid('pm_'),
  name: Type.String(),
  isActive: Type.Boolean(),
});

export const paymentMethods = operation({
  id: 'currencies.paymentMethods',
  method: 'GET',
  path: '/:currencyId/payment-methods',
  summary: 'Fetch the payment methods of a currency',
  source: documented('000 and 001, Fetch Payment Methods for Currency'),
  auth: 'token',
  params: Type.Object({ currencyId: Nanoid('c_', "The currency's id") }),
  replies: {
    200: {
      source: documented('000, Fetch Payment Methods and Get Payment Methods'),
      description: 'The payment methods that are switched on',
      schema: enveloped(200, Type.Array(Method)),
    },
    ...refusals,
  },
  notes: [
    bothStyles,
    bothNames,
    note(
      observed('clients in use'),
      'There are NET BANKING, WALLET, DEBIT CARD, CREDIT CARD, UPI and PAY LATER.',
    ),
    note(assumed('the reply names no other'), 'Those that are switched off are left out.'),
  ],
});
