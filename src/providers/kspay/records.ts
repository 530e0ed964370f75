/** What KS Pay keeps. Amounts are numbers in units of the currency, as they were sent; instants are milliseconds. */
import type { Kind } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';

export type GatewayName = 'razorpay' | 'payu';

export interface Gateway {
  name: GatewayName;
  /** The active gateway with the lowest number takes the payment. */
  priority: number;
  active: boolean;
  /** Razorpay's key id or PayU's merchant key. */
  clientId: string;
}

/** A merchant's application ("platform"): keys, tokens and transactions are its. */
export interface App {
  name: string;
  about: string;
  /** Whose it is. */
  userId: string;
  active: boolean;
  createdAt: number;
  /** `bare` answers without the envelope, as the NPM chapter of the document prints it. */
  replyStyle: 'envelope' | 'bare';
  /** Without a list, any origin may call. */
  allowedOrigins: string[] | null;
  gateways: Gateway[];
}

export const app: Kind<App> = { name: 'kspay.app' };

/** Its id is the access key. Belongs to an app. */
export interface AccessKey {
  secretKey: string;
  active: boolean;
}

export const accessKey: Kind<AccessKey> = { name: 'kspay.access_key' };

/** Its id is the token. Belongs to an app. */
export interface Token {
  use: 'access' | 'refresh';
  expiresAt: number;
}

export const token: Kind<Token> = { name: 'kspay.token' };

/** Its id is the signature. Belongs to an app. */
export interface Signature {
  expiresAt: number;
  /** Of the transaction that was initiated with it. */
  transaction: string | null;
}

export const signature: Kind<Signature> = { name: 'kspay.signature' };

export interface Currency {
  name: string;
  code: string;
  symbol: string;
  type: string;
  /** How many digits may stand behind the point. */
  decimals: number;
  userId: string;
  active: boolean;
  createdAt: number;
}

export const currency: Kind<Currency> = { name: 'kspay.currency' };

export interface Method {
  name: string;
  active: boolean;
  /** Ids of those it can be used with. */
  currencies: string[];
}

export const method: Kind<Method> = { name: 'kspay.method' };

/** Belongs to an app. */
export interface Transaction {
  amount: number;
  currency: string;
  currencyId: string;
  decimals: number;
  /** None: the buyer may choose among all of the currency. */
  paymentMethodId: string | null;
  paymentMethod: string | null;
  referenceNumber: string;
  redirectUrl: string | null;
  gateway: GatewayName;
  clientId: string;
  providerOrderId: string;
  /** What PayU calls the transaction. */
  altTxnId: string;
  /** Of the gateway's attempt, once there was one. */
  providerPaymentId: string | null;
  expiresAt: number;
  /** The hosted page as the client that initiated was told it. */
  checkoutUrl: string;
}

/** Milliseconds. */
export interface Lifetimes {
  accessToken: number;
  refreshToken: number;
  signature: number;
  unpaid: number;
}

/** One row, with the id `lifetimes`. */
export const lifetimes: Kind<Lifetimes> = { name: 'kspay.lifetimes' };

export function lifetimesOf(handle: Handle): Lifetimes {
  const found = handle.get(lifetimes, 'lifetimes');
  if (!found) throw new Error('the workspace has no lifetimes of KS Pay');
  return found.data;
}
