/** PayGate (KhayTech): hosted payments with an instant payment notification. */
import { assumed, documented, note, observed } from '../../core/contract/operation.ts';
import type { PaymentKind, Provider } from '../../core/contract/provider.ts';
import { auth } from './auth.ts';
import { operations } from './contract.ts';
import { failurePage, voice } from './errors.ts';
import { multipartForm, normalise, urlencodedForm } from './form.ts';
import { order } from './lifecycle.ts';
import type { Merchant, OrderData } from './records.ts';
import { checks, handlers } from './routes.ts';
import { credentials, seed } from './seed.ts';

const orders: PaymentKind<OrderData> = {
  lifecycle: order,
  summary: (payment, handle) => ({
    amount: String(payment.data.amount),
    currency: payment.data.currency,
    reference: payment.data.order_id,
    merchant: handle.ownerOf<Merchant>(payment).data.name,
    page: payment.data.redirect_url,
  }),
};

export const paygate: Provider = {
  name: 'paygate',
  title: 'PayGate',
  about: 'A hosted payment page with an instant payment notification (IPN).',
  source: documented('002, API Doc Pay Gate'),
  notes: [
    note(
      documented('002, the snippets'),
      'Both `/api/payment/…` and `/payment/…` are served: the document writes both.',
    ),
    note(
      observed('the published script'),
      "`mode` (`test`, `live`) is a switch on the merchant's account; host and keys are the same.",
    ),
    note(
      observed('the published script'),
      'A notification is a JSON text sent as `application/x-www-form-urlencoded`, unsigned, once. Retries are a setting of the merchant (`ipn_retries`).',
    ),
    note(
      observed('the published script'),
      '60 requests a minute are allowed, then 429 `{"message":"Too Many Attempts."}`; off here.',
    ),
    note(
      assumed('nothing is public'),
      'A wrong address, a wrong method and a body that is too large are told in the envelope of the validation errors.',
    ),
  ],
  root: '/paygate',
  mounts: ['', '/api'],
  hosts: { 'paygate.khaytech.com': '/paygate' },
  operations,
  handlers,
  checks,
  auth,
  security: {
    keys: [
      { header: 'ApiKey', description: 'The merchant, 40 hex characters (observed)' },
      { header: 'SecretKey', description: 'Belongs to that key, 40 hex characters (observed)' },
    ],
  },
  bodies: {
    json: true,
    form: urlencodedForm,
    multipart: multipartForm,
    unreadable: 'empty',
    limit: 1024 * 1024,
  },
  normalise,
  mediaType: 'application/json',
  voice,
  failurePage,
  webhooks: ['payment.success', 'payment.error'],
  payments: [orders],
  seed,
  credentials,
};
