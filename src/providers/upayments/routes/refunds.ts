/** Refunds: of the whole or a part, to one merchant's payer or by vendor. */
import { fail } from '../../../core/contract/failure.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type {
  createMultivendorRefund,
  createRefund,
  deleteMultivendorRefund,
  deleteRefund,
  deleteRefundByQuery,
  refundStatusAlias,
  refundStatusOf,
} from '../contract/refunds.ts';
import { datetime } from '../identifiers.ts';
import type { Merchant } from '../records.ts';
import { type Refund, refund } from '../refunds/lifecycle.ts';
import { refundParts, refundPayload } from '../refunds/multivendor.ts';
import {
  askedAmount,
  capturedCharge,
  issue,
  lastRefundOf,
  openRefund,
  refundOf,
} from '../refunds/requests.ts';

type Asked = Call<Merchant>;

const generated = (data: object) => ({
  status: true,
  message: 'Refund invoice generated successfully',
  data,
});

/** The three ids; in camelCase too for the vendor's SDKs, which are known by the `notifyUrl` they send (assumed). */
const refunded = ({ data }: Resource<Refund>, isSdk: boolean) => ({
  order_id: data.order_id,
  refund_order_id: data.refund_order_id,
  refund_arn: data.refund_arn,
  ...(isSdk
    ? { orderId: data.order_id, refundOrderId: data.refund_order_id, refundArn: data.refund_arn }
    : {}),
});

function status(call: Asked, id: string) {
  const { data } = lastRefundOf(call, id) ?? fail('not_found', { what: 'refund', id });
  return {
    status: true,
    message: 'Response received successfully',
    data: {
      transaction: {
        is_refunded: data.paid_at !== null,
        is_refunded_date: data.paid_at === null ? null : datetime(data.paid_at),
      },
    },
  };
}

interface Ids {
  orderId: string;
  refundOrderId: string;
  generatedInvoiceId?: string;
  refundArn?: string;
}

/** Deletes the refund that all ids are of, as long as it is not paid out. */
function remove(call: Asked, ids: Ids, message: string) {
  const found = refundOf(call, ids.refundOrderId);
  const { data } = found ?? fail('not_found', { what: 'refund', id: ids.refundOrderId });
  const { generatedInvoiceId = data.generated_invoice_id, refundArn = data.refund_arn } = ids;
  const isIt =
    data.order_id === ids.orderId &&
    data.refund_arn === refundArn &&
    data.generated_invoice_id === generatedInvoiceId;
  if (!found || !isIt) return fail('not_found', { what: 'refund', id: ids.orderId });
  if (found.state === 'refunded') {
    const paidOut = issue(['refundOrderId'], ids.refundOrderId, { text: 'must not be refunded already' });
    return fail('invalid', { issues: [paidOut] });
  }
  call.apply(refund, found, 'delete');
  return {
    status: true,
    message,
    data: { order_id: data.order_id, refund_order_id: data.refund_order_id },
  };
}

// The vendor's own wording, once with a slip and once without.
const deleted = 'Refund Invoice is delete successfully';
const vendorDeleted = 'Refund invoice delete successfully';

export const refundHandlers = {
  'refund.create': (call, { body }) => {
    const charge = capturedCharge(call, body.orderId);
    const amount = askedAmount(call, charge, body.totalPrice);
    if ((charge.data.extra_merchants ?? []).length === 0) {
      const opened = openRefund(call, charge, { amount, reference: body.reference ?? null });
      return generated(refunded(opened, body.notifyUrl !== undefined));
    }
    return generated({
      orderId: charge.data.order_id,
      isMultivendorRefund: true,
      refundPayload: refundPayload(call, charge, amount),
      multivendor_refund_end_point: `${call.site}/api/v1/create-multivendor-refund`,
    });
  },

  'refund.status': (call, { params }) => status(call, params.order_id),

  'refund.status_alias': (call, { params }) => status(call, params.order_id),

  'refund.delete': (call, { body }) => remove(call, body, deleted),

  'refund.delete_by_query': (call, { query }) => remove(call, query, deleted),

  'multivendor_refund.create': (call, { body }) => {
    const charge = capturedCharge(call, body.orderId);
    if ((charge.data.extra_merchants ?? []).length === 0) {
      const none = issue(['orderId'], body.orderId, { text: 'must be that of a multi-vendor transaction' });
      return fail('invalid', { issues: [none] });
    }
    return generated(refundParts(call, charge, body.refundPayload));
  },

  'multivendor_refund.delete': (call, { body }) => remove(call, body, vendorDeleted),
} satisfies Handlers<
  readonly [
    typeof createRefund,
    typeof refundStatusOf,
    typeof refundStatusAlias,
    typeof deleteRefund,
    typeof deleteRefundByQuery,
    typeof createMultivendorRefund,
    typeof deleteMultivendorRefund,
  ],
  Merchant
>;
