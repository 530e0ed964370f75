/** A coin payment and a withdrawal as they are asked for: what the contract's schemas cannot say, then the row. */
import type { Static } from '@sinclair/typebox';
import { fail, type Issue } from '../../../core/contract/failure.ts';
import type { Broken, Call, Checks } from '../../../core/contract/provider.ts';
import { type Money, money, quotientUp } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { createCoinPayment, withdraw } from '../contract/gateway.ts';
import type { Account } from '../records.ts';
import { isMemo, type Network, networks } from './addresses.ts';
import { brokenAmount, coinAmount, written } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { balancesOf } from './ledger.ts';
import { coinPayment } from './lifecycle.ts';
import type { CoinPayment, Currency, Withdrawal } from './records.ts';
import { withdrawal } from './withdrawal.ts';

const minute = 60_000;

const url = (_call: Call, value: unknown): Broken | undefined =>
  typeof value !== 'string' || URL.canParse(value)
    ? undefined
    : { rule: 'pattern', params: { pattern: '^https?://' } };

const amount = (_call: Call, value: unknown) => brokenAmount(value);

export const gatewayChecks: Record<string, Checks> = {
  'gateway.create_payment': {
    amount_usd: amount,
    amount_crypto: amount,
    callback_success: url,
    callback_failed: url,
    webhook_url: url,
  },
  'gateway.withdraw': { amount },
};

const invalid = (issue: Pick<Issue, 'path' | 'rule' | 'text' | 'value'>): never =>
  fail('invalid', { issues: [{ in: 'body', params: {}, ...issue }] });

type PaymentBody = Static<typeof createCoinPayment.body>;

/** Dollars become coins at the fixture's rate, rounded up: what is asked for is never worth less than the price. */
function requested(body: PaymentBody, currency: Currency): Money {
  const { amount_usd, amount_crypto } = body;
  if (amount_crypto !== undefined) return coinAmount('amount_crypto', amount_crypto, currency);
  return quotientUp(money(amount_usd ?? 0), currency.usd_rate, currency.decimals);
}

export function openPayment(call: Call<Account>, body: PaymentBody): Resource<CoinPayment> {
  const given = [body.amount_usd, body.amount_crypto].filter((amount) => amount !== undefined);
  if (given.length !== 1) {
    invalid({
      path: [],
      rule: 'allowed',
      text: 'Exactly one of amount_usd and amount_crypto must be given',
      value: body,
    });
  }
  const currency = currencyOf(call, body.currency);
  const network: Network = networks[currency.network];
  const requested_amount = written(requested(body, currency), currency);
  const id = call.ids.uuid();
  return call.open(coinPayment, {
    id,
    owner: call.merchant.row,
    data: {
      order_id: body.order_id,
      currency: currency.code,
      network: currency.network,
      decimals: currency.decimals,
      amount_usd: body.amount_usd === undefined ? null : money(body.amount_usd).toFixed(),
      requested_amount,
      received_amount: null,
      deposit_address: network.address(Buffer.from(call.ids.hex(40), 'hex')),
      memo: network.hasMemo ? String(Number.parseInt(call.ids.hex(8), 16)) : null,
      confirmations: 0,
      required_confirmations: currency.required_confirmations,
      block_time: currency.block_time,
      next_block_at: null,
      tx_hash: null,
      paid_at: null,
      expires_at: call.now + (body.expires_minutes ?? 60) * minute,
      callback_success: body.callback_success ?? null,
      callback_failed: body.callback_failed ?? null,
      webhook_url: body.webhook_url ?? null,
      payment_url: `${call.site}/gateway/pay/${id}`,
    },
  });
}

type WithdrawalBody = Static<typeof withdraw.body>;

export function openWithdrawal(call: Call<Account>, body: WithdrawalBody): Resource<Withdrawal> {
  const currency = currencyOf(call, body.currency);
  const network: Network = networks[currency.network];
  const { destination_address } = body;
  const memo = (network.hasMemo && body.memo) || null;
  if (!network.isAddress(destination_address)) {
    const text = `Invalid address for the network ${currency.network}`;
    invalid({ path: ['destination_address'], rule: 'allowed', text, value: destination_address });
  }
  if (memo !== null && !isMemo(memo)) {
    invalid({ path: ['memo'], rule: 'allowed', text: 'Memo must be a number below 4294967296', value: memo });
  }
  const amount = coinAmount('amount', body.amount, currency);
  if (amount.lte(currency.withdrawal_fee)) {
    fail('refused', { rule: 'amount_below_fee', facts: {} });
  }
  if (amount.gt(balancesOf(call, call.merchant)(currency.code).available)) {
    fail('refused', { rule: 'insufficient_balance', facts: {} });
  }
  return call.open(withdrawal, {
    id: call.ids.uuid(),
    owner: call.merchant.row,
    data: {
      currency: currency.code,
      network: currency.network,
      amount: written(amount, currency),
      fee: written(currency.withdrawal_fee, currency),
      net_amount: written(amount.minus(currency.withdrawal_fee), currency),
      destination_address,
      memo,
      tx_hash: null,
      completes_at: call.now + currency.required_confirmations * currency.block_time,
    },
  });
}
