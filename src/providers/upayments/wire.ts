/** A charge as UPayments writes it: in replies, in the redirect, in the webhook. */
import type { Resource } from '../../core/store/resources.ts';
import { datetime } from './identifiers.ts';
import type { Charge, Method } from './records.ts';

type Field = readonly [name: string, value: string];

/** `payment_type` of a result (observed: `knet` and `card`; the wallets run on the card rails, assumed). */
export const paymentType = (method: Method | null): string =>
  method === null ? '' : method === 'knet' ? 'knet' : 'card';

const written = (at: number | null): string => (at === null ? '' : datetime(at));

/** What redirect and webhook begin with. What there is not is empty. */
const references = ({ data }: Resource<Charge>): Field[] => [
  ['payment_id', data.payment_id ?? ''],
  ['result', data.result ?? ''],
  ['post_date', data.post_date ?? ''],
  ['tran_id', data.tran_id ?? ''],
  ['ref', data.ref ?? ''],
  ['track_id', data.track_id ?? ''],
  ['auth', data.auth ?? ''],
  // Ours, and the merchant's (observed in live data; one published example has the merchant's in both).
  ['order_id', data.order_id],
  ['requested_order_id', data.requested_order_id],
  ['refund_order_id', data.order_id],
];

const receipt = ({ data }: Resource<Charge>): Field[] => [
  ['transaction_date', written(data.transaction_date)],
  ['receipt_id', data.order_id],
  ['trn_udf', data.customer_extra_data ?? ''],
];

/** The fields of the redirect, in this order (observed). */
export const outcome = (charge: Resource<Charge>): Field[] => [
  ...references(charge),
  ['payment_type', paymentType(charge.data.method)],
  ['invoice_id', charge.data.invoice_id],
  ...receipt(charge),
];

/** The fields of the webhook, in this order (observed). Of the methods only `knet` was seen; the others are assumed. */
export const notification = (charge: Resource<Charge>): Field[] => [
  ...references(charge),
  ['invoice_id', charge.data.invoice_id],
  ['payment_type', paymentType(charge.data.method)],
  ['payment_method', charge.data.method ?? ''],
  ...receipt(charge),
];

/** Where the payer goes: always a `?`, even behind another query (observed); blanks are `%20`. */
export function redirectUrl(charge: Resource<Charge>): string {
  const query = outcome(charge).map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  const { return_url, cancel_url } = charge.data;
  return `${charge.state === 'done' ? return_url : cancel_url}?${query.join('&')}`;
}

/** The reply where a saved card was charged at once: auto-deduct's fields, and where the payer goes (observed). */
export const transactionData = (charge: Resource<Charge>) => ({
  invoice_id: Number(charge.data.invoice_id),
  track_id: charge.data.track_id,
  amount: charge.data.amount,
  currency: charge.data.currency,
  session_id: charge.data.session_id,
  status: charge.state,
  reference: charge.data.reference,
  payment_id: charge.data.payment_id,
  payment_type: paymentType(charge.data.method),
  order_id: charge.data.requested_order_id,
  result: charge.data.result,
  transaction_date: written(charge.data.transaction_date),
  redirect_url: redirectUrl(charge),
});
