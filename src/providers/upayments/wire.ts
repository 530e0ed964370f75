/** A charge as UPayments writes it: in replies, in the redirect, in the webhook. */
import type { Resource } from '../../core/store/resources.ts';
import { datetime } from './identifiers.ts';
import type { Charge, Method } from './records.ts';

/** `payment_type` of a result (observed: `knet` and `card`; the wallets run on the card rails, assumed). */
export const paymentType = (method: Method | null): string =>
  method === null ? '' : method === 'knet' ? 'knet' : 'card';

/** The fields of the redirect, in this order (observed). What there is not is empty. */
export function outcome({ data }: Resource<Charge>): (readonly [name: string, value: string])[] {
  const { transaction_date: at } = data;
  return [
    ['payment_id', data.payment_id ?? ''],
    ['result', data.result ?? ''],
    ['post_date', data.post_date ?? ''],
    ['tran_id', data.tran_id ?? ''],
    ['ref', data.ref ?? ''],
    ['track_id', data.track_id ?? ''],
    ['auth', data.auth ?? ''],
    ['order_id', data.order_id],
    ['requested_order_id', data.requested_order_id],
    ['refund_order_id', data.order_id],
    ['payment_type', paymentType(data.method)],
    ['invoice_id', data.invoice_id],
    ['transaction_date', at === null ? '' : datetime(at)],
    ['receipt_id', data.order_id],
    ['trn_udf', data.customer_extra_data ?? ''],
  ];
}

/** Where the payer goes: always a `?`, even behind another query (observed); blanks are `%20`. */
export function redirectUrl(charge: Resource<Charge>): string {
  const query = outcome(charge).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const { return_url, cancel_url } = charge.data;
  return `${charge.state === 'done' ? return_url : cancel_url}?${query.join('&')}`;
}
