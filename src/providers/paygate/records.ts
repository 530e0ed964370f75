/** What PayGate keeps. Amounts are decimal text in units of the currency. */
import type { Kind } from '../../core/store/resources.ts';

export interface OrderData {
  mode: 'test' | 'live';
  /** As it was sent: text from a form, a number from JSON (documented: the reply echoes it). */
  amount: string | number;
  currency: string;
  order_id: string;
  ipn_url: string;
  callback_url: string;
  meta: { customer_name: string | null; customer_email: string | null; description: string | null };
  /** The hosted page as the client that made the order was told it. */
  redirect_url: string;
  /** The payment method the buyer chose last. */
  method?: string;
}

export interface Merchant {
  name: string;
  about: string;
  /** A switch on the account: the same keys and address serve both (observed). */
  mode: 'test' | 'live';
  active: boolean;
  ApiKey: string;
  SecretKey: string;
  /** Milliseconds before each further attempt of a notification. The real server makes none (observed). */
  ipn_retries: number[];
}

export const merchant: Kind<Merchant> = { name: 'paygate.merchant', keys: ({ ApiKey }) => ({ ApiKey }) };

export interface Currency {
  code: string;
  active: boolean;
  decimals: number;
}

export const currency: Kind<Currency> = { name: 'paygate.currency' };

export interface Method {
  id: string;
  name: string;
  /** What the buyer pays on top: a fixed part in units of the currency and a percentage of the amount. */
  charge: { fixed: string; percent: string };
}

export const method: Kind<Method> = { name: 'paygate.method' };
