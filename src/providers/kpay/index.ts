/** KPAY: card-to-card payments, and a gateway for cryptocurrencies. */
import { assumed, documented, note, observed } from '../../core/contract/operation.ts';
import type { PaymentKind, Provider, SecurityPart } from '../../core/contract/provider.ts';
import { auth } from './auth.ts';
import { readJson, readOther } from './body.ts';
import { operations } from './contract/index.ts';
import { failurePage, voice } from './errors.ts';
import { coinPayment } from './gateway/lifecycle.ts';
import type { CoinPayment } from './gateway/records.ts';
import { gatewayChecks } from './gateway/requests.ts';
import { withdrawal } from './gateway/withdrawal.ts';
import { cardPayment } from './lifecycle.ts';
import { normalise } from './normalise.ts';
import type { Account, Transaction } from './records.ts';
import { handlers } from './routes/index.ts';
import { credentials, seed } from './seed.ts';

const cardPayments: PaymentKind<Transaction> = {
  lifecycle: cardPayment,
  summary: (payment, handle) => ({
    amount: String(payment.data.final_amount),
    currency: 'IRR',
    reference: payment.data.factor_number ?? payment.data.authority,
    merchant: handle.ownerOf<Account>(payment).data.name,
    page: payment.data.payment_url,
  }),
};

const coinPayments: PaymentKind<CoinPayment> = {
  lifecycle: coinPayment,
  summary: (payment, handle) => ({
    amount: payment.data.requested_amount,
    currency: payment.data.currency,
    reference: payment.data.order_id,
    merchant: handle.ownerOf<Account>(payment).data.name,
    page: payment.data.payment_url,
  }),
};

/** A webhook tells of every state that a coin payment enters. */
const webhooks = Object.keys(coinPayment.states)
  .filter((state) => state !== coinPayment.initial)
  .map((state) => `payment.${state}`);

const bearer: SecurityPart = {
  header: 'Authorization',
  scheme: 'bearer',
  description:
    "An access token (documented); on transactions and gateway calls a shop's `api_key` too (observed)",
};

export const kpay: Provider = {
  name: 'kpay',
  title: 'KPAY',
  about: 'Card-to-card payments without a gateway of the banks, and payments in cryptocurrencies.',
  source: documented('003, KPAY API'),
  notes: [
    note(
      observed('two clients'),
      'The real address is `https://kpay.website/api/v1`; both `/kpay/api/v1/…` and `/kpay/…` are served.',
    ),
    note(
      assumed('the document has the look of FastAPI and names no errors'),
      'Whatever fails is told as FastAPI with Pydantic 2 tells it; a success is a 200.',
    ),
    note(
      assumed('nothing is public'),
      'Access tokens end after 24 hours, refresh tokens after 30 days, by the clock of the workspace.',
    ),
    note(
      assumed('the sandbox plays the network'),
      'A coin payment takes the events `receive` (details: `{amount}` in coins, or `{share}` of what is missing), `pay` (all that is missing arrives), `confirm`, `expire` and `fail`; a withdrawal, by its id, takes `complete` and `fail`.',
    ),
  ],
  root: '/kpay',
  mounts: ['/api/v1', ''],
  hosts: { 'kpay.website': '/kpay' },
  operations,
  handlers,
  checks: gatewayChecks,
  auth,
  security: { token: [bearer], token_or_key: [bearer] },
  bodies: { json: readJson, other: readOther, unreadable: 'refuse', limit: 1024 * 1024 },
  normalise,
  mediaType: 'application/json',
  voice,
  failurePage,
  webhooks,
  payments: [cardPayments, coinPayments],
  otherLifecycles: [withdrawal],
  seed,
  credentials,
};
