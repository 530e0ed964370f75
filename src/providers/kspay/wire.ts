/** KS Pay's resources as it writes them. */
import { fixed } from '../../core/money.ts';
import type { Resource } from '../../core/store/resources.ts';
import { iso } from '../../core/time/clock.ts';
import type { Currency, Method, Transaction } from './records.ts';

/** Both names of the id: the calls of servers say `id`, the NPM chapter the other (documented). */
export const currencyItem = ({ id, data }: Resource<Currency>) => ({
  name: data.name,
  code: data.code,
  symbol: data.symbol,
  type: data.type,
  userId: data.userId,
  id,
  currencyId: id,
  isActive: data.active,
  createdAt: iso(data.createdAt),
});

export const methodItem = ({ id, data }: Resource<Method>) => ({
  id,
  paymentMethodId: id,
  name: data.name,
  isActive: data.active,
});

type Payment = Resource<Transaction>;

export const initiated = ({ id, data }: Payment) => ({
  pe_txnId: id,
  providerOrderId: data.providerOrderId,
  amount: data.amount,
  currency: data.currency,
});

export const transactionItem = ({ id, state, data, createdAt, updatedAt }: Payment, appId: string) => ({
  id,
  pe_txnId: id,
  referenceNumber: data.referenceNumber,
  amount: data.amount,
  currency: data.currency,
  currencyId: data.currencyId,
  paymentMethodId: data.paymentMethodId,
  paymentMethod: data.paymentMethod,
  gateway: data.gateway,
  status: state,
  providerOrderId: data.providerOrderId,
  providerPaymentId: data.providerPaymentId,
  appId,
  redirectUrl: data.redirectUrl,
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
});

/** What PayU knows payment methods by. */
const payuNames: Readonly<Record<string, string>> = {
  'NET BANKING': 'netbanking',
  WALLET: 'cashcard',
  'DEBIT CARD': 'debitcard',
  'CREDIT CARD': 'creditcard',
  UPI: 'upi',
  'PAY LATER': 'paylater',
};

const razorpayOrder = ({ id, data }: Payment) => ({
  gateway: data.gateway,
  mode: 'sandbox',
  clientId: data.clientId,
  providerOrderId: data.providerOrderId,
  pe_txnId: id,
  amount: data.amount,
  currency: data.currency,
  config: data.paymentMethod === null ? {} : { display: { method: data.paymentMethod } },
  checkoutUrl: data.checkoutUrl,
});

/** Nobody tells KS Pay who the buyer is, so PayU hears of the reference number alone. */
const payuOrder = ({ data }: Payment) => ({
  gateway: data.gateway,
  mode: 'sandbox',
  altTxnId: data.altTxnId,
  details: {
    initiateTransaction: {
      key: data.clientId,
      amount: fixed(data.amount, data.decimals),
      productinfo: data.referenceNumber,
      firstname: '',
      email: '',
      phone: '',
      surl: `${data.checkoutUrl}/return`,
      furl: `${data.checkoutUrl}/return`,
      enforce_paymethod: payuNames[data.paymentMethod ?? ''] ?? '',
    },
  },
  checkoutUrl: data.checkoutUrl,
});

/** The order in the style of its gateway (observed). */
export const order = (payment: Payment) =>
  payment.data.gateway === 'payu' ? payuOrder(payment) : razorpayOrder(payment);

/** Where the buyer goes at the end: three parameters (documented) join the query that is there (assumed). */
export function wayBack({ id, state, data }: Payment): string | null {
  if (data.redirectUrl === null) return null;
  const [address = '', ...fragment] = data.redirectUrl.split('#');
  const sign = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  const query = new URLSearchParams({
    payment_status: state === 'SUCCESS' ? 'success' : 'failed',
    kspay_id: id,
    provider_payment_id: data.providerPaymentId ?? '',
  });
  return [`${address}${sign}${query}`, ...fragment].join('#');
}

/** What PayU's page sends to `surl` or `furl`, as far as anything is known of the buyer. */
export const payuOutcome = ({ state, data }: Payment, handed: Readonly<Record<string, string>>) => ({
  ...handed,
  mihpayid: data.providerPaymentId ?? '',
  status: state === 'SUCCESS' ? 'success' : 'failure',
  key: data.clientId,
  txnid: data.altTxnId,
  amount: fixed(data.amount, data.decimals),
  mode: payuNames[data.paymentMethod ?? ''] ?? '',
});
