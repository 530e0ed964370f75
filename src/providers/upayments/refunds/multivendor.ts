/** Refunds by vendor: the parts of a charge that `create-refund` hands out, and what `create-multivendor-refund` makes of them. */
import type { Static } from '@sinclair/typebox';
import type { Call } from '../../../core/contract/provider.ts';
import { fixed, type Money, money, portion } from '../../../core/money.ts';
import type { Kind, Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import type { createMultivendorRefund } from '../contract/refunds.ts';
import { decimalsOf } from '../currencies.ts';
import { trackId } from '../identifiers.ts';
import type { Charge, Merchant } from '../records.ts';
import { type Share, sharesOf } from './ledger.ts';
import { brokenAmount, openRefund } from './requests.ts';

/** Names a vendor's part of a charge to the outside. Belongs to the charge; its public id is `refundRequestId`. */
interface RefundRequest {
  /** The vendor's place in the charge's `extra_merchants`. */
  vendor: number;
}

const refundRequest: Kind<RefundRequest> = { name: 'upayments.refund_request' };

/** Ten alphanumerics in Base64 (observed). */
const code = ({ ids }: Handle): string => Buffer.from(ids.alphanumeric(10)).toString('base64');

/** The names of a charge's parts; made when they are first asked for. */
function requestsOf(handle: Handle, charge: Resource<Charge>, count: number): string[] {
  const known = handle.list(refundRequest, { owner: charge }).reverse();
  if (known.length > 0) return known.map(({ id }) => id);
  return Array.from(
    { length: count },
    (_, vendor) => handle.insert(refundRequest, { id: code(handle), owner: charge.row, data: { vendor } }).id,
  );
}

/** An amount divided by what is left of each part; the parts add up to it exactly. */
function divided(amount: Money, shares: readonly Share[], decimals: number): Money[] {
  let left = amount;
  let whole = shares.reduce((sum, { remaining }) => sum.plus(remaining), money('0'));
  return shares.map(({ remaining }) => {
    const part = remaining.eq(whole) ? left : portion(left, remaining, whole, decimals);
    left = left.minus(part);
    whole = whole.minus(remaining);
    return part;
  });
}

const written = ({ ibanNumber, paid, refunded, remaining }: Share, decimals: number) => ({
  ibanNumber,
  totalPaid: fixed(paid, decimals),
  refundedAmount: refunded.toFixed(),
  remainingLimit: remaining.toFixed(),
});

/** What a multi-vendor charge's `create-refund` answers, to be sent on. */
export function refundPayload(handle: Handle, charge: Resource<Charge>, amount: Money) {
  const decimals = decimalsOf(charge.data.currency);
  const shares = sharesOf(handle, charge);
  const ids = requestsOf(handle, charge, shares.length);
  const amounts = divided(amount, shares, decimals);
  return shares.map((share, vendor) => ({
    refundRequestId: ids[vendor],
    ...written(share, decimals),
    amountToRefund: amounts[vendor]?.toFixed(),
    merchantType: 'vendor',
  }));
}

type Part = Static<typeof createMultivendorRefund.body>['refundPayload'][number];

/** The vendor whose part it is, if it is as it would be handed out now. */
function vendorOf(handle: Handle, charge: Resource<Charge>, part: Part): number | undefined {
  const found = handle.get(refundRequest, part.refundRequestId);
  if (found?.owner !== charge.row) return undefined;
  const { vendor } = found.data;
  const share = sharesOf(handle, charge)[vendor];
  const unchanged =
    share !== undefined &&
    part.merchantType === 'vendor' &&
    part.ibanNumber === share.ibanNumber &&
    share.paid.eq(part.totalPaid) &&
    share.refunded.eq(part.refundedAmount) &&
    share.remaining.eq(part.remainingLimit);
  return unchanged ? vendor : undefined;
}

/** Refunds each part that can be, one after the other, and tells of the others what is wrong with them. */
export function refundParts(call: Call<Merchant>, charge: Resource<Charge>, parts: readonly Part[]) {
  const generated: object[] = [];
  const dataTempered: Part[] = [];
  const refundIssue: Part[] = [];
  const insufficientBalance: Part[] = [];
  const arn = trackId(call);
  for (const part of parts) {
    const amount = money(part.amountToRefund);
    const vendor = vendorOf(call, charge, part);
    if (vendor === undefined) dataTempered.push(part);
    else if (amount.eq(0)) continue;
    else if (brokenAmount(amount, charge.data.currency)) refundIssue.push(part);
    else if (amount.gt(part.remainingLimit)) insufficientBalance.push(part);
    else {
      const generated_invoice_id = code(call);
      const { data } = openRefund(call, charge, {
        amount,
        reference: null,
        vendor,
        generated_invoice_id,
        arn,
      });
      generated.push({
        generatedInvoiceId: generated_invoice_id,
        amount: amount.toNumber(),
        orderId: data.order_id,
        refundOrderId: data.refund_order_id,
        refundArn: arn,
      });
    }
  }
  return { responseData: { generated }, dataTempered, refundIssue, insufficientBalance };
}
