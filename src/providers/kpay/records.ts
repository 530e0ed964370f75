/** What KPAY keeps. Amounts of card payments are whole Rials; instants are milliseconds. */
import type { Kind } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';

export interface Account {
  name: string;
  /** What sets a fixture's account apart, and its password in clear, to be shown among the credentials. */
  fixture?: { about: string; password: string };
  /** `09` and nine more digits. */
  mobile: string;
  password: { salt: string; hash: string };
  merchant_id: string;
  /** Signs the webhooks of the crypto gateway. */
  webhook_secret: string;
}

export const account: Kind<Account> = { name: 'kpay.account', keys: ({ mobile }) => ({ mobile }) };

/** Belongs to an account. */
export interface Shop {
  name: string;
  website: string | null;
  phone: string | null;
  api_key: string;
  is_active: boolean;
}

export const shop: Kind<Shop> = { name: 'kpay.shop', keys: ({ api_key }) => ({ api_key }) };

/** A merchant's own card, which buyers pay to. Belongs to an account. */
export interface Card {
  /** 16 digits. */
  card_number: string;
  owner_name: string;
  bank_name: string;
  /** `IR` and 24 digits. */
  shaba: string | null;
  is_active: boolean;
}

export const card: Kind<Card> = { name: 'kpay.card' };

/** Belongs to an account. */
export interface Transaction {
  authority: string;
  shop_id: string;
  card_id: string;
  amount: number;
  fee: number;
  /** What the buyer pays. */
  final_amount: number;
  fee_side: 'customer' | 'merchant';
  callback_url: string;
  description: string | null;
  factor_number: string | null;
  /** The hosted page as the client that made the transaction was told it. */
  payment_url: string;
  expires_at: number;
  paid_at: number | null;
}

/** What a workspace sets for all accounts; there is one row, with the id `settings`. */
export interface Settings {
  /** Signs the tokens: one of another workspace is worth nothing here. */
  token_secret: string;
  /** Of the amount of a card payment, in percent. */
  fee_percent: string;
  /** How long a card payment may be paid, in milliseconds. */
  card_expiry: number;
  /** Milliseconds before each further attempt of a webhook of the crypto gateway. */
  webhook_retries: number[];
}

export const settings: Kind<Settings> = { name: 'kpay.settings' };

export function settingsOf(handle: Handle): Settings {
  const found = handle.get(settings, 'settings');
  if (!found) throw new Error('the workspace has no settings of KPAY');
  return found.data;
}
