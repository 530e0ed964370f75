/** A charge as the status call writes it. */
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import { datetime } from './identifiers.ts';
import { notified } from './notified.ts';
import type { Charge, Merchant } from './records.ts';
import { paymentType, redirectUrl } from './wire.ts';

/** In the order of the published exchange. */
export function transaction(handle: Handle, charge: Resource<Charge>) {
  const { data, state } = charge;
  const type = data.method === null ? null : paymentType(data.method);
  return {
    order_id: data.order_id,
    refund_order_id: data.order_id,
    payment_id: data.payment_id,
    result: data.result ?? 'PENDING',
    payment_type: type,
    track_id: data.track_id,
    transaction_date: data.transaction_date === null ? null : datetime(data.transaction_date),
    product_details: data.products,
    reference: data.reference,
    total_paid_non_kwd: data.amount,
    total_price: data.amount,
    currency_type: data.currency,
    status: state,
    session_id: data.session_id,
    error_url: data.cancel_url,
    success_url: data.return_url,
    redirect_url: data.result === null ? null : redirectUrl(charge),
    notify_url: data.notification_url,
    ...notified(handle, charge),
    whitelabel: data.whitelabel,
    customer_unique_id: data.customer.uniqueId,
    merchant_requested_order_id: data.requested_order_id,
    extra_merchants_data: data.extra_merchants,
    is_paid_from_knet: data.result === 'CAPTURED' && type === 'knet',
    is_paid_from_cc: data.result === 'CAPTURED' && type !== 'knet',
    is_from_nbk: false,
    customer_extra_data: data.customer_extra_data,
    created_at: datetime(charge.createdAt),
    ...(handle.ownerOf<Merchant>(charge).data.live ? liveFields(data) : {}),
  };
}

/** What live accounts get on top (observed; what `customer_id` counts is not public). */
const liveFields = ({ save_card, plugin, customer }: Charge) => ({
  is_save_card: save_card,
  from_plugin: plugin,
  customer_id: customer.uniqueId,
});
