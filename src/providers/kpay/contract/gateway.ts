/** The crypto gateway: the merchant's calls. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../../core/contract/operation.ts';
import { amountSchema } from '../gateway/amounts.ts';
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

const Decimal = (description: string) => Type.String({ pattern: '^\\d+(\\.\\d+)?$', description });

const Url = (description: string) => Type.Optional(Type.String({ pattern: '^https?://', description }));

const nothingPublic = assumed('nothing is public');

const Code = Type.String({ description: 'A currency code: btc, eth, usdt_trc20, …' });

export const listCurrencies = operation({
  id: 'gateway.currencies',
  method: 'GET',
  path: '/gateway/currencies',
  summary: 'Supported currencies',
  source: section('Supported Currencies'),
  replies: {
    200: success(
      'Supported Currencies',
      'Every coin with its network, in the order of the fixture',
      Type.Object({
        currencies: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Type.String(),
            symbol: Type.String(),
            network: Type.String(),
            icon: Type.String(),
            decimals: Type.Integer(),
          }),
        ),
      }),
    ),
  },
  notes: [
    note(
      assumed('the document names btc, eth and usdt_trc20 and shows the entry of btc'),
      'The other codes, and every name, network and icon but those of Bitcoin.',
    ),
    note(
      assumed('the document marks it as open to all'),
      'A token that is sent along is not looked at, here and on a payment.',
    ),
  ],
});

export const createCoinPayment = operation({
  id: 'gateway.create_payment',
  method: 'POST',
  path: '/gateway/payments',
  summary: 'Create crypto payment',
  source: section('Create Crypto Payment'),
  auth: 'token_or_key',
  body: Type.Object({
    order_id: Type.String({ minLength: 1, description: 'Your unique order reference' }),
    currency: Code,
    amount_usd: Type.Optional(amountSchema('Amount in USD (auto-converts to crypto)')),
    amount_crypto: Type.Optional(amountSchema('Direct crypto amount')),
    callback_success: Url('Success redirect URL'),
    callback_failed: Url('Failed redirect URL'),
    webhook_url: Url('Webhook notification URL'),
    expires_minutes: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1440, description: 'Expiration time (default: 60)' }),
    ),
  }),
  replies: {
    200: success(
      'Create Crypto Payment',
      'The payment, its address and its page',
      Type.Object({
        id: Uuid("The payment's id"),
        order_id: Type.String(),
        currency: Type.String(),
        requested_amount: Decimal('What has to arrive, in coins'),
        deposit_address: Type.String({
          description: 'Where it has to arrive; another one for every payment',
        }),
        memo: Nullable('The destination tag that the transfer must carry, on the XRP ledger'),
        status: Type.Literal('created'),
        expires_at: Datetime('Until when it may be paid'),
        payment_url: Type.String({ description: 'The page to send the buyer to' }),
      }),
    ),
    400: refusal('There is no such currency'),
    401: unauthenticated,
    422: invalid,
  },
  notes: [
    note(
      assumed('the document offers both amounts, requires neither and does not say what two would mean'),
      'Exactly one of `amount_usd` and `amount_crypto` is taken.',
    ),
    note(
      assumed('the document says `number` here and `decimal` in replies'),
      'Amounts may be JSON numbers or text. A number has passed through a binary float, as in Python; text is exact. Replies have text with as many places as the coin has, never an exponent.',
    ),
    note(
      nothingPublic,
      'An amount is above 0, below 10^18, and has at most as many places as the coin has; dollars may have 18.',
    ),
    note(
      nothingPublic,
      "Dollars are converted at the fixture's rate, which never moves, and rounded up to the coin's last place.",
    ),
    note(
      assumed('a retry of a lost reply must be possible'),
      '`order_id` is not checked for uniqueness: the document calls it unique and names no error.',
    ),
    note(
      assumed('an address that nobody holds a key for can harm nobody'),
      "The deposit address is well formed for its network, checksum included, and drawn from the workspace's seed.",
    ),
    note(nothingPublic, '`expires_minutes` is from 1 to 1440; redirect and webhook URLs are http or https.'),
    note(
      observed('a sibling signs so; the rest is assumed'),
      "`webhook_url` is sent a JSON POST for every state after `created`: the payment's status and `event` (`payment.pending`, …), with `X-Webhook-Signature: sha256=<hex HMAC-SHA256 of the raw body>`, keyed with the account's webhook secret. What is not answered with 2xx is sent again after 10 s, 1 m, 5 m, 30 m and 2 h. Further transfers and blocks in one state are not told.",
    ),
    note(
      nothingPublic,
      'The page leads back to `callback_success` or `callback_failed`, with `order_id`, `payment_id` and `status` added to its query.',
    ),
  ],
});

const statuses = ['pending', 'confirming', 'completed', 'expired', 'failed'] as const;

export const coinPaymentStatus = operation({
  id: 'gateway.payment',
  method: 'GET',
  path: '/gateway/payments/:payment_id',
  summary: 'Get payment status',
  source: section('Get Payment Status'),
  params: Type.Object({ payment_id: Uuid("The payment's id") }),
  replies: {
    200: success(
      'Get Payment Status',
      'Where the payment stands',
      Type.Object({
        id: Uuid("The payment's id"),
        order_id: Type.String(),
        currency: Type.String(),
        status: Type.Unsafe<(typeof statuses)[number]>(
          Type.Union(statuses.map((status) => Type.Literal(status))),
        ),
        requested_amount: Decimal('In coins'),
        received_amount: Type.Union([Decimal('All that has arrived'), Type.Null()]),
        confirmations: Type.Integer({ minimum: 0 }),
        required_confirmations: Type.Integer({ minimum: 1 }),
        tx_hash: Nullable('Of the transfer that was seen last'),
        paid_at: Type.Union([Datetime('When it was completed'), Type.Null()]),
      }),
    ),
    404: refusal('There is no such payment'),
    422: invalid,
  },
  notes: [
    note(
      documented('003, Get Payment Status: its list of states has no `created`'),
      'A payment that nobody has paid into yet reads `pending` here, with `received_amount` null; the reply of its creation says `created`.',
    ),
    note(
      nothingPublic,
      'A transfer that is seen makes it `pending`. With less than was asked for it stays so, until the rest arrives or it expires. Once all has been seen it cannot expire; the next block makes it `confirming`, the last one that is required `completed`, by the clock.',
    ),
    note(
      nothingPublic,
      '`confirmations` counts blocks once the whole amount has been seen; a coin that needs one alone (xrp) goes from `pending` to `completed`.',
    ),
    note(
      nothingPublic,
      'Too much is taken as it is: `received_amount` says all that came. Money that arrives after the expiry is shown in `received_amount` and `tx_hash`; the payment stays `expired`, and no balance moves.',
    ),
    note(assumed('a client may take it for "has been paid"'), '`paid_at` is null until it is `completed`.'),
  ],
});

export const listBalances = operation({
  id: 'gateway.balances',
  method: 'GET',
  path: '/gateway/balances',
  summary: 'Get merchant balances',
  source: section('Get Merchant Balances'),
  auth: 'token_or_key',
  replies: {
    200: success(
      'Get Merchant Balances',
      "The account's balance of every coin",
      Type.Object({
        balances: Type.Array(
          Type.Object({
            currency: Type.String(),
            available_balance: Decimal('May be withdrawn'),
            pending_balance: Decimal('Of payments that are being confirmed'),
            total_received: Decimal('Of completed payments'),
            total_withdrawn: Decimal('Of withdrawals that did not fail, fees included'),
          }),
        ),
      }),
    ),
    401: unauthenticated,
  },
  notes: [
    note(
      assumed('"Get all cryptocurrency balances"'),
      'Every currency is listed, those without money too, in the order of the currencies.',
    ),
    note(
      nothingPublic,
      'A payment counts into `pending_balance` while it is `confirming`, into `available_balance` and `total_received` once it is `completed`, with all that arrived. `available_balance` and `total_withdrawn` always add up to `total_received`.',
    ),
  ],
});

export const withdraw = operation({
  id: 'gateway.withdraw',
  method: 'POST',
  path: '/gateway/withdrawals',
  summary: 'Request withdrawal',
  source: section('Request Withdrawal'),
  auth: 'token_or_key',
  body: Type.Object({
    currency: Type.String({ description: 'Currency to withdraw' }),
    amount: amountSchema('Amount to withdraw'),
    destination_address: Type.String({ minLength: 1, description: 'Wallet address' }),
    memo: Type.Optional(Digits({ description: 'Memo/tag (for XRP, etc.)' })),
  }),
  replies: {
    200: success(
      'Request Withdrawal',
      'The withdrawal, on its way',
      Type.Object({
        id: Uuid("The withdrawal's id"),
        currency: Type.String(),
        amount: Decimal('What leaves the balance'),
        fee: Decimal('The fee, out of the amount'),
        net_amount: Decimal('What reaches the wallet'),
        destination_address: Type.String(),
        status: Type.Literal('pending'),
      }),
    ),
    400: refusal('No such currency, not enough money, or no more than the fee'),
    401: unauthenticated,
    422: invalid,
  },
  notes: [
    note(
      nothingPublic,
      "The fee is the coin's own (`withdrawal_fee` in the fixture); the amount must be above it.",
    ),
    note(
      nothingPublic,
      "The address must be one of the coin's network, checksum included. A memo is a number below 2^32 on the XRP ledger, and is not looked at elsewhere.",
    ),
    note(
      nothingPublic,
      'The amount leaves `available_balance` at once. By the clock the withdrawal is `completed` after as many blocks as a payment of that coin needs; one that fails puts the amount back.',
    ),
  ],
});
