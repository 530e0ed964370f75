/** What UPayments keeps. Amounts are decimal text with the currency's digits; instants are milliseconds. */
import type { Kind } from '../../core/store/resources.ts';

/** The ways to pay, by the names that `paymentGateway.src` has for them (documented). */
export const methods = ['knet', 'cc', 'samsung-pay', 'apple-pay', 'google-pay'] as const;
export type Method = (typeof methods)[number];

export const isMethod = (name: unknown): name is Method => methods.some((method) => method === name);

export interface Merchant {
  name: string;
  about: string;
  /** The Bearer token. */
  token: string;
  /** The account's code of ten alphanumerics: internal order ids begin with it (observed). */
  code: string;
  /** Whether a charge with a `paymentGateway.src` leads straight to that method's page. */
  whitelabel: boolean;
  /** A disabled merchant gets a 403. */
  active: boolean;
  /** Whether its status replies have what live accounts get on top (observed). */
  live: boolean;
  /** Requires every field that the document marks mandatory, where the real server is milder (observed). */
  strict: boolean;
  /** Signs requests (`X-Signature`); null where the account does not ask for it. */
  signing_secret: string | null;
  /** What `x-notification-token` says in every webhook. */
  notification_token: string;
  /** The ways to pay that are switched on. */
  methods: Method[];
  /** Six digits: the merchant's terminal at KNET, as the link names it. */
  tranportal_id: string;
  /** How long a link may be paid, unless the request says otherwise. Milliseconds. */
  link_expiry: number;
  /** Milliseconds before each further attempt of a webhook. No retry is documented. */
  webhook_retries: number[];
}

export const merchant: Kind<Merchant> = { name: 'upayments.merchant', keys: ({ token }) => ({ token }) };

export interface Customer {
  uniqueId: string | null;
  name: string | null;
  email: string | null;
  mobile: string | null;
}

/** One vendor's share of a charge (`extraMerchantData`, documented). Numbers are decimal text as they were sent. */
export interface ExtraMerchant {
  amount: string | null;
  knetCharge: string | null;
  knetChargeType: string | null;
  ccCharge: string | null;
  ccChargeType: string | null;
  ibanNumber: string | null;
}

export interface Product {
  name: string | null;
  description: string | null;
  price: string | null;
  quantity: string | null;
}

/** A payment. Belongs to its merchant. Its public id is the internal order id. */
export interface Charge {
  /** The internal order id: merchant's code, the merchant's order id, digits (observed). Refunds name a charge by it. */
  order_id: string;
  /** The merchant's own `order.id`; it may repeat. */
  requested_order_id: string;
  order_reference: string | null;
  description: string;
  currency: string;
  /** Decimal text with the currency's digits: `"20.000"`. */
  amount: string;
  /** `reference.id`. */
  reference: string;
  language: 'en' | 'ar';
  customer: Customer;
  /** `tokens.customerUniqueToken`, digits. */
  customer_token: string | null;
  /** `customerExtraData`; `trn_udf` in redirect and webhook. */
  customer_extra_data: string | null;
  extra_merchants: ExtraMerchant[] | null;
  products: Product[] | null;
  return_url: string;
  cancel_url: string;
  /** Null for an auto-deduct without one: no webhook then. */
  notification_url: string | null;
  /** `plugin.src`. */
  plugin: string | null;
  /** `isSaveCard`: the card paid with is saved for the customer's token. */
  save_card: boolean;

  /** Whether the merchant was whitelabel when the charge was made. */
  whitelabel: boolean;
  /** `paymentGateway.src`, as it was asked for. */
  src: Method | 'create-invoice' | null;
  /** The way to pay that is used: from `src` of a whitelabel merchant, else as the payer chooses. */
  method: Method | null;

  /** 47 digits (the document's sample). */
  session_id: string;
  /** 29 digits; null until the payer has chosen a method, for a merchant that is not whitelabel (observed). */
  track_id: string | null;
  /** A number of seven digits, as text; every charge has one. */
  invoice_id: string;
  /** The ten alphanumerics in the invoice's address. */
  invoice_code: string;
  /** How an invoice is sent (`create-invoice`); null for any other charge. Nothing leaves the machine (assumed). */
  notification_type: 'email' | 'sms' | 'link' | 'all' | null;
  /** What an invoice would have sent; the console shows it (assumed). */
  messages: Message[];
  /** Of the KNET link: 576 hex characters (the document's sample); null for another method. */
  trandata: string | null;
  /** What the merchant was told to send the payer to. */
  link: string;
  expires_at: number;

  /** What follows is null until there is a result; after a cancel `post_date`, `tran_id`, `ref`, `auth` stay so (observed). */
  result: Result | null;
  /** 18 digits for KNET, 32 alphanumerics for a card (observed). */
  payment_id: string | null;
  /** `MMDD`. */
  post_date: string | null;
  /** 15 digits. */
  tran_id: string | null;
  /** 12 digits. */
  ref: string | null;
  /** `B` and five digits. */
  auth: string | null;
  /** The instant of the result. */
  transaction_date: number | null;
  /** The card paid with, masked: `512345xxxxxx0008`. */
  card: string | null;
  /** The card at the 3-D Secure step; null before it. */
  entered: Entered | null;
}

export interface Message {
  channel: 'email' | 'sms';
  to: string;
  text: string;
}

/** A card that the payer has given, while the bank asks for a code. The full number is not kept. */
export interface Entered {
  /** Masked. */
  number: string;
  brand: string;
  month: number;
  /** Two digits' worth. */
  year: number;
  /** What the bank will say behind the 3-D Secure step. */
  verdict: Verdict;
  /** Whether the payer wants it saved. */
  save: boolean;
}

export type Verdict = 'CAPTURED' | 'NOT CAPTURED';

/** What became of a payment, in UPayments' words (observed). */
export const results = [
  'CAPTURED',
  'NOT CAPTURED',
  'CANCELED',
  'FAILED',
  'PENDING',
  'APPROVED',
  'VOIDED',
] as const;
export type Result = (typeof results)[number];

/** A customer's token, 8 to 18 digits, unique per merchant. Belongs to the merchant. */
export interface CustomerToken {
  token: string;
}

export const customerToken: Kind<CustomerToken> = {
  name: 'upayments.customer_token',
  keys: ({ token }) => ({ token }),
};

/** A card that can be charged again. Belongs to the merchant. */
export interface SavedCard {
  /** 16 digits, of our making. */
  token: string;
  /** The customer it belongs to. */
  customer_token: string;
  /** Masked: `512345xxxxxx0008`. The full number is not kept. */
  number: string;
  brand: string;
  scheme: string;
  expiry_month: number;
  /** Two digits' worth: 39. */
  expiry_year: number;
  /** What a payment with it comes to: only the published test numbers are captured. */
  result: Verdict;
}

export const savedCard: Kind<SavedCard> = {
  name: 'upayments.saved_card',
  keys: ({ token, customer_token }) => ({ token, customer_token }),
};
