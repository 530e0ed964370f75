/** What the crypto gateway keeps. Amounts are decimal text with as many places as the coin has; instants are milliseconds. */
import type { Kind } from '../../../core/store/resources.ts';
import type { NetworkName } from './addresses.ts';

export interface Currency {
  code: string;
  name: string;
  symbol: string;
  network: NetworkName;
  icon: string;
  decimals: number;
  /** Dollars for one coin. The sandbox's rate never moves, so that a test knows what it will be asked for. */
  usd_rate: string;
  required_confirmations: number;
  /** Milliseconds from one block to the next. */
  block_time: number;
  withdrawal_fee: string;
}

export const currency: Kind<Currency> = { name: 'kpay.currency' };

/** Belongs to an account. */
export interface CoinPayment {
  order_id: string;
  currency: string;
  network: NetworkName;
  decimals: number;
  /** The price in dollars, where that is what was asked for. */
  amount_usd: string | null;
  requested_amount: string;
  /** All that has arrived; null before anything has. */
  received_amount: string | null;
  deposit_address: string;
  /** The destination tag, on networks that have one. */
  memo: string | null;
  confirmations: number;
  required_confirmations: number;
  block_time: number;
  /** When the next block comes, once the whole amount has been seen. */
  next_block_at: number | null;
  /** Of the transfer that was seen last. */
  tx_hash: string | null;
  paid_at: number | null;
  expires_at: number;
  callback_success: string | null;
  callback_failed: string | null;
  webhook_url: string | null;
  /** The hosted page as the client that made the payment was told it. */
  payment_url: string;
}

/** Belongs to an account. */
export interface Withdrawal {
  currency: string;
  network: NetworkName;
  /** What leaves the balance: the fee and what reaches the wallet. */
  amount: string;
  fee: string;
  net_amount: string;
  destination_address: string;
  memo: string | null;
  tx_hash: string | null;
  /** When the network has it, unless it fails before. */
  completes_at: number;
}
