/** KS Pay (Kalp Studio's payment engine): one API in two editions, with three ways into a payment. */
import { assumed, documented, note, observed } from '../../core/contract/operation.ts';
import type { PaymentKind, Provider, SecurityPart } from '../../core/contract/provider.ts';
import { fixed } from '../../core/money.ts';
import { auth } from './auth.ts';
import { multipartForm, normalise, raw, urlencodedForm } from './body.ts';
import { operations } from './contract/index.ts';
import { errors, failurePage, voice } from './errors.ts';
import { transaction } from './lifecycle.ts';
import type { App, Transaction } from './records.ts';
import { handlers } from './routes/index.ts';
import { credentials, seed } from './seed.ts';

const transactions: PaymentKind<Transaction> = {
  lifecycle: transaction,
  summary: (payment, handle) => ({
    amount: fixed(payment.data.amount, payment.data.decimals),
    currency: payment.data.currency,
    reference: payment.data.referenceNumber,
    merchant: handle.ownerOf<App>(payment).data.name,
    page: payment.data.checkoutUrl,
  }),
};

const bearer: SecurityPart = {
  header: 'Authorization',
  description: 'An access token, bare or behind `Bearer` (documented: both); of a refresh, the refresh token',
};
const xToken: SecurityPart = {
  header: 'x-token',
  description: 'The same in place of `Authorization` (observed; the document\'s "Merchant Token")',
};
const signed: SecurityPart = {
  header: 'x-signature',
  description: 'A signature, 64 hex characters (documented)',
};
const keyHeaders: readonly SecurityPart[] = [
  { header: 'accessKey', description: "The app's public key, from the SDK (observed)" },
  { header: 'secretKey', description: 'Belongs to that key, from the SDK (observed)' },
];

export const kspay: Provider = {
  name: 'kspay',
  title: 'KS Pay',
  about:
    'One API over several payment gateways, from a server, through an NPM package or a mobile SDK; two editions of it, each with its own catalogue of errors.',
  source: documented('000 and 001, KS Pay API Integration Guide'),
  notes: [
    note(
      documented('000 and 001: a base URL each; 000 holds both catalogues'),
      'Both editions serve all operations over the same data. They differ in how they tell errors.',
    ),
    note(
      assumed('both lists are excerpts of one program\'s: "some common error codes"'),
      "Where an edition's catalogue has no name for what happened, the other's is told.",
    ),
    note(
      assumed(
        "no literal error body is public: the catalogues' names, what clients read, and the fields of the vendor's other services (observed)",
      ),
      'An error is `{"status":400,"message":"Api Key is Missing","code":9002,"customErrorNumber":9002,"timestamp":"2026-01-31 09:30:00"}`, one at a time: the first check that fails.',
    ),
    note(
      documented('000, Request Payloads; numbers in forms are assumed'),
      'Bodies are JSON, urlencoded or multipart forms, or raw: `text/plain` holding JSON. Texts in forms are read as numbers where one is asked for; in JSON a number must be one.',
    ),
    note(
      observed('a client in use'),
      "Without a list of origins on the app any origin may call; `kspay-flutter-v1` always may. A request without `Origin` is no browser's.",
    ),
    note(documented('000 and 001 name none'), 'There are no notifications to merchants.'),
  ],
  root: '/kspay',
  mounts: ['', '/v1'],
  editions: { '': 'edition open', '/v1': 'edition v1' },
  hosts: {
    'pay-open-sandboxapi.kalp.studio': '/kspay',
    'pay-open-liveapi.kalp.studio': '/kspay',
    'payment-api.p2epl.io': '/kspay',
  },
  operations,
  handlers,
  auth,
  security: {
    keys: [],
    refresh: [bearer],
    token: [[bearer], [xToken]],
    signature: [signed],
    anyOfThree: [[signed], [bearer], [xToken], keyHeaders],
  },
  bodies: {
    json: true,
    form: urlencodedForm,
    multipart: multipartForm,
    other: raw,
    unreadable: 'refuse',
    limit: 1024 * 1024,
  },
  normalise,
  mediaType: 'application/json; charset=utf-8',
  voice,
  errors,
  failurePage,
  payments: [transactions],
  seed,
  credentials,
};
