/** UPayments: KNET, cards and wallets of the Gulf, on hosted pages. */
import { assumed, documented, note, observed } from '../../core/contract/operation.ts';
import type { PaymentKind, Provider, SecurityPart } from '../../core/contract/provider.ts';
import { auth } from './auth.ts';
import { testCards } from './card-entry.ts';
import { cardSession } from './card-session.ts';
import { operations } from './contract/index.ts';
import { failurePage, voice } from './errors.ts';
import { readJson } from './json.ts';
import { charge } from './lifecycle.ts';
import { form, multipart, normalise } from './normalise.ts';
import type { Charge, Merchant } from './records.ts';
import { refund } from './refunds/lifecycle.ts';
import { afterChargeChecks } from './routes/after-charge.ts';
import { chargeChecks } from './routes/charge.ts';
import { handlers } from './routes/index.ts';
import { credentials, seed } from './seed.ts';
import { webhooks } from './webhooks.ts';

const charges: PaymentKind<Charge> = {
  lifecycle: charge,
  summary: (payment, handle) => ({
    amount: payment.data.amount,
    currency: payment.data.currency,
    reference: payment.data.requested_order_id,
    merchant: handle.ownerOf<Merchant>(payment).data.name,
    page: payment.data.link,
  }),
};

const bearer: SecurityPart = {
  header: 'Authorization',
  scheme: 'bearer',
  description:
    "The merchant's token (documented); accounts that sign add X-Timestamp and X-Signature (observed)",
};

export const upayments: Provider = {
  name: 'upayments',
  title: 'UPayments',
  about: 'KNET, cards and wallets on hosted pages, for shops in Kuwait and the Gulf.',
  source: documented('004, Charge'),
  notes: [
    note(
      observed("the vendor's OpenAPI"),
      'A success is HTTP 201 on every operation, GET included; auto-deduct answers 200.',
    ),
    note(
      assumed("the status is observed, the body has the look of Laravel's"),
      "Whatever is wrong with the fields is told at once, in Laravel's `{message, errors}`, after the token was looked at.",
    ),
    note(
      observed('a webhook is sent for the result'),
      'A payment has one result and so one webhook: there are no two that could come out of order.',
    ),
  ],
  root: '/upayments',
  mounts: ['/api/v1'],
  hosts: {
    'sandboxapi.upayments.com': '/upayments',
    'apiv2api.upayments.com': '/upayments',
    'uapi.upayments.com': '/upayments',
  },
  operations,
  handlers,
  checks: { ...chargeChecks, ...afterChargeChecks },
  auth,
  security: { token: [bearer], deductToken: [bearer] },
  bodies: { json: readJson, form, multipart, unreadable: 'empty', limit: 1024 * 1024 },
  normalise,
  mediaType: 'application/json',
  voice,
  failurePage,
  webhooks,
  payments: [charges],
  otherLifecycles: [refund, cardSession],
  testCards,
  seed,
  credentials,
};
