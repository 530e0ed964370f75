/** The gateway's JSON: currencies, payments, balances, withdrawals. */
import type { Resource } from '../../../core/store/resources.ts';
import { datetime } from '../wire.ts';
import { written } from './amounts.ts';
import type { Balance } from './ledger.ts';
import type { CoinPayment, Currency, Withdrawal } from './records.ts';

export const currencyShown = ({ code, name, symbol, network, icon, decimals }: Currency) => ({
  code,
  name,
  symbol,
  network,
  icon,
  decimals,
});

/** The reply of a payment's creation (documented). */
export const created = ({ id, state, data }: Resource<CoinPayment>) => ({
  id,
  order_id: data.order_id,
  currency: data.currency,
  requested_amount: data.requested_amount,
  deposit_address: data.deposit_address,
  memo: data.memo,
  status: state,
  expires_at: datetime(data.expires_at),
  payment_url: data.payment_url,
});

/** Where a payment stands (documented): the list of its states there has no `created`, so that one reads `pending`. */
export const statusOf = ({ state }: Resource<CoinPayment>): string =>
  state === 'created' ? 'pending' : (state ?? '');

/** The reply of a payment's status, and most of the webhook's body. */
export const status = (payment: Resource<CoinPayment>) => ({
  id: payment.id,
  order_id: payment.data.order_id,
  currency: payment.data.currency,
  status: statusOf(payment),
  requested_amount: payment.data.requested_amount,
  received_amount: payment.data.received_amount,
  confirmations: payment.data.confirmations,
  required_confirmations: payment.data.required_confirmations,
  tx_hash: payment.data.tx_hash,
  paid_at: payment.data.paid_at === null ? null : datetime(payment.data.paid_at),
});

export const balanceShown = (currency: Currency, balance: Balance) => ({
  currency: currency.code,
  available_balance: written(balance.available, currency),
  pending_balance: written(balance.pending, currency),
  total_received: written(balance.received, currency),
  total_withdrawn: written(balance.withdrawn, currency),
});

export const withdrawalShown = ({ id, state, data }: Resource<Withdrawal>) => ({
  id,
  currency: data.currency,
  amount: data.amount,
  fee: data.fee,
  net_amount: data.net_amount,
  destination_address: data.destination_address,
  status: state,
});

/**
 * Where the buyer goes back to: `callback_success` once completed, `callback_failed` once expired or failed, with what
 * became of the payment added to the address's own query (assumed). `undefined` while it is open, or without an address.
 */
export function wayBack(payment: Resource<CoinPayment>): string | undefined {
  const { order_id, callback_success, callback_failed } = payment.data;
  if (payment.phase === 'open') return undefined;
  const target = payment.phase === 'paid' ? callback_success : callback_failed;
  if (target === null) return undefined;
  const url = new URL(target);
  url.searchParams.set('order_id', order_id);
  url.searchParams.set('payment_id', payment.id);
  url.searchParams.set('status', statusOf(payment));
  return url.href;
}
