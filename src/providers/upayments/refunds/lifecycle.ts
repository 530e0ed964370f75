/** A refund's states (assumed): it waits, then it is paid out, or the bank fails to; until then it can be deleted. */
import { lifecycle } from '../../../core/lifecycle.ts';

/** How long a refund waits before it is paid out, in milliseconds (assumed: nothing is public). */
export const refundDelay = 24 * 60 * 60 * 1000;

/** Belongs to its charge. Its public id is `refund_order_id`. */
export interface Refund {
  /** The refund's own order id (observed: code, the charge's order id, `refund_order_id`). */
  order_id: string;
  /** 32 alphanumerics. */
  refund_order_id: string;
  /** 29 digits; the refunds of one multi-vendor call share it (observed). */
  refund_arn: string;
  /** Decimal text with the currency's digits. */
  amount: string;
  currency: string;
  /** The place of the vendor in the charge's `extra_merchants`; null for a charge without vendors. */
  vendor: number | null;
  /** Of a multi-vendor refund: ten alphanumerics in Base64 (observed). */
  generated_invoice_id: string | null;
  /** The merchant's own name for it. */
  reference: string | null;
  pays_at: number;
  paid_at: number | null;
}

export const refund = lifecycle<Refund>({
  name: 'upayments.refund',
  keys: ({ order_id }) => ({ order_id }),
  initial: 'pending',
  states: {
    pending: {
      phase: 'open',
      on: {
        complete: { to: 'refunded', change: (_refund, _details, { now }) => ({ paid_at: now }) },
        fail: 'failed',
        delete: 'deleted',
      },
      after: ({ data }) => ({ at: data.pays_at, event: 'complete' }),
    },
    refunded: { phase: 'paid', on: {} },
    failed: { phase: 'failed', on: { delete: 'deleted' } },
    deleted: { phase: 'closed', on: {} },
  },
});
