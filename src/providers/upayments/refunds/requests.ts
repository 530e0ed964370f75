/** A refund as it is asked for: what the contract's schemas cannot say, then the row. */
import { fail, type Issue } from '../../../core/contract/failure.ts';
import type { Call } from '../../../core/contract/provider.ts';
import { fixed, type Money, money, placesOf } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { decimalsOf } from '../currencies.ts';
import { trackId } from '../identifiers.ts';
import { charge } from '../lifecycle.ts';
import type { Charge, Merchant } from '../records.ts';
import { isCaptured, refundable, refundsOf } from './ledger.ts';
import { type Refund, refund, refundDelay } from './lifecycle.ts';

type Asked = Call<Merchant>;

/** The merchant's charge by any id that a client may have of it: the internal order id, the track id, its own (assumed). */
export function chargeOf(call: Asked, id: string): Resource<Charge> | undefined {
  const found = call.get(charge, id);
  if (found?.owner === call.merchant.row) return found;
  return (
    call.find(charge, 'track_id', id, call.merchant) ??
    call.find(charge, 'requested_order_id', id, call.merchant)
  );
}

export const issue = (path: string[], value: unknown, said: Partial<Issue>): Issue => ({
  in: 'body',
  path,
  rule: 'allowed',
  params: {},
  value,
  ...said,
});

/** The charge that is to be refunded, once it is known to be one that can be. */
export function capturedCharge(call: Asked, orderId: string): Resource<Charge> {
  const found = chargeOf(call, orderId) ?? fail('not_found', { what: 'charge', id: orderId });
  if (isCaptured(found)) return found;
  return fail('invalid', {
    issues: [issue(['orderId'], orderId, { text: 'must be that of a captured transaction' })],
  });
}

/** The rule that an amount breaks by itself, if any. */
export function brokenAmount(amount: Money, currency: string): Partial<Issue> | undefined {
  if (amount.lte(0)) return { rule: 'exclusiveMinimum', params: { comparison: '>', limit: 0 } };
  const decimals = decimalsOf(currency);
  return placesOf(amount) > decimals ? { text: `must have 0-${decimals} decimal places` } : undefined;
}

/** The amount of `totalPrice`, once it is known to be within what is left of the charge. */
export function askedAmount(call: Asked, found: Resource<Charge>, totalPrice: string): Money {
  const amount = money(totalPrice);
  const left = refundable(call, found);
  const broken =
    brokenAmount(amount, found.data.currency) ??
    (amount.gt(left)
      ? { text: `must not be greater than ${fixed(left, decimalsOf(found.data.currency))}` }
      : undefined);
  return broken ? fail('invalid', { issues: [issue(['totalPrice'], totalPrice, broken)] }) : amount;
}

export interface NewRefund {
  amount: Money;
  reference: string | null;
  vendor?: number;
  generated_invoice_id?: string;
  /** That of the call, where several refunds share it. */
  arn?: string;
}

/** Starts a refund. Whoever calls has looked at what may be refunded, in the same transaction. */
export function openRefund(call: Asked, found: Resource<Charge>, wanted: NewRefund): Resource<Refund> {
  const { order_id, currency } = found.data;
  const refund_order_id = call.ids.alphanumeric(32);
  return call.open(refund, {
    id: refund_order_id,
    owner: found.row,
    data: {
      order_id: `${call.merchant.data.code}${order_id}${refund_order_id}`,
      refund_order_id,
      refund_arn: wanted.arn ?? trackId(call),
      amount: fixed(wanted.amount, decimalsOf(currency)),
      currency,
      vendor: wanted.vendor ?? null,
      generated_invoice_id: wanted.generated_invoice_id ?? null,
      reference: wanted.reference,
      pays_at: call.now + refundDelay,
      paid_at: null,
    },
  });
}

/** One of the merchant's refunds that was not deleted, by `refund_order_id` or its own order id. */
export function refundOf(call: Asked, id: string): Resource<Refund> | undefined {
  const found = call.get(refund, id) ?? call.find(refund, 'order_id', id);
  if (!found || found.state === 'deleted') return undefined;
  return call.ownerOf<Charge>(found).owner === call.merchant.row ? found : undefined;
}

/** That refund, or the last one of the charge with that id. */
export function lastRefundOf(call: Asked, id: string): Resource<Refund> | undefined {
  const own = refundOf(call, id);
  if (own) return own;
  const found = chargeOf(call, id);
  return found && refundsOf(call, found)[0];
}
