/**
 * What of a charge may still be refunded. Nothing counts along: every figure is summed up from the charge and its
 * refunds themselves, so it cannot differ from them.
 */
import { type Money, money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import type { Charge } from '../records.ts';
import { type Refund, refund } from './lifecycle.ts';

export const isCaptured = ({ data }: Resource<Charge>): boolean => data.result === 'CAPTURED';

/** The charge's refunds that were not deleted, newest first. */
export const refundsOf = (handle: Handle, charge: Resource<Charge>): Resource<Refund>[] =>
  handle.list(refund, { owner: charge }).filter(({ state }) => state !== 'deleted');

const total = (refunds: readonly Resource<Refund>[]): Money =>
  refunds.reduce((sum, { data }) => sum.plus(data.amount), money('0'));

/** Those whose money has gone back or will; a refund that failed takes nothing from the charge. */
const standing = (refunds: readonly Resource<Refund>[]) => refunds.filter(({ state }) => state !== 'failed');

/** The captured amount less what is refunded or about to be; 0 for a charge that was not captured. */
export const refundable = (handle: Handle, charge: Resource<Charge>): Money =>
  isCaptured(charge)
    ? money(charge.data.amount).minus(total(standing(refundsOf(handle, charge))))
    : money('0');

/** A vendor's part of a charge. */
export interface Share {
  ibanNumber: string;
  paid: Money;
  refunded: Money;
  remaining: Money;
}

/** The parts of a charge with `extraMerchantData`, in its order; none where it has no vendors. */
export function sharesOf(handle: Handle, charge: Resource<Charge>): Share[] {
  const refunds = standing(refundsOf(handle, charge));
  return (charge.data.extra_merchants ?? []).map(({ amount, ibanNumber }, vendor) => {
    const paid = money(amount ?? '0');
    const refunded = total(refunds.filter(({ data }) => data.vendor === vendor));
    const remaining = isCaptured(charge) ? paid.minus(refunded) : money('0');
    return { ibanNumber: ibanNumber ?? '', paid, refunded, remaining };
  });
}
