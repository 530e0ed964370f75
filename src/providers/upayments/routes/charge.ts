/** The charge. */
import type { Broken, Call, Checks, Handlers } from '../../../core/contract/provider.ts';
import { fixed, isDecimal, money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { type ChargeRequest, openCharge, requested } from '../charges.ts';
import type { createCharge } from '../contract/charge.ts';
import { decimalsOf, isCurrency } from '../currencies.ts';
import { charge } from '../lifecycle.ts';
import { type Charge, isMethod, type Merchant, type SavedCard, savedCard } from '../records.ts';
import { transactionData } from '../wire.ts';

/** A body that may still be wrong in other places. */
type Sent = { [K in keyof ChargeRequest]?: Partial<ChargeRequest[K]> };

const merchantOf = (call: Call): Merchant => call.merchant.data as Merchant;

/** A field that must be there under a condition; the schema says what it must be. */
const requiredWhen =
  (condition: (call: Call, body: Sent) => boolean) =>
  (call: Call, value: unknown, body: unknown): Broken | undefined =>
    value === undefined && condition(call, body as Sent) ? 'required' : undefined;

const strict = requiredWhen((call) => merchantOf(call).strict);

const isSent = ({ paymentGateway, notificationType }: Sent, ...ways: unknown[]): boolean =>
  paymentGateway?.src === 'create-invoice' && ways.includes(notificationType);

/** Longer than any amount that is written out. */
const longest = 22;

/** The rule that an amount breaks in its currency, if any. */
export function brokenAmount(_call: Call, value: unknown, body: unknown): Broken | undefined {
  const currency = (body as Sent).order?.currency;
  const wanted = money(String(value));
  if (wanted.lte(0)) return { rule: 'exclusiveMinimum', params: { limit: 0 } };
  if (fixed(wanted, 0).length > longest) return { rule: 'maxLength', params: { limit: longest } };
  // Of a currency that does not exist nobody knows the decimals.
  if (!isCurrency(currency) || wanted.eq(fixed(wanted, decimalsOf(currency)))) return undefined;
  return { rule: 'allowed', params: {}, text: `must have 0-${decimalsOf(currency)} decimal places` };
}

function shares(_call: Call, value: unknown, body: unknown): Broken | undefined {
  const vendors = value as ChargeRequest['extraMerchantData'];
  const whole = (body as Sent).order?.amount;
  if (!vendors || vendors.length === 0 || whole === undefined || !isDecimal(String(whole))) return undefined;
  const sum = vendors.reduce((total, vendor) => total.plus(vendor.amount ?? 0), money(0));
  return sum.eq(money(String(whole)))
    ? undefined
    : { rule: 'allowed', params: {}, text: 'must have amounts that add up to the order amount' };
}

export const chargeChecks: Record<string, Checks> = {
  'charge.create': {
    'order.amount': brokenAmount,
    'paymentGateway.src': (call, src, body) =>
      requiredWhen((asking) => merchantOf(asking).whitelabel)(call, src, body) ??
      (merchantOf(call).whitelabel && isMethod(src) && !merchantOf(call).methods.includes(src)
        ? 'allowed'
        : undefined),
    notificationType: requiredWhen((_call, { paymentGateway }) => paymentGateway?.src === 'create-invoice'),
    tokens: strict,
    'tokens.creditCard': (call, token) =>
      token === undefined || savedCardOf(call, call.merchant as Resource<Merchant>, String(token))
        ? undefined
        : 'allowed',
    'customer.uniqueId': strict,
    'customer.name': strict,
    'customer.email': requiredWhen((call, body) => merchantOf(call).strict || isSent(body, 'email', 'all')),
    'customer.mobile': requiredWhen((call, body) => merchantOf(call).strict || isSent(body, 'sms', 'all')),
    extraMerchantData: shares,
    paymentLinkExpiryInMinutes: (_call, minutes) =>
      minutes !== undefined && Number(minutes) < 1 ? { rule: 'minimum', params: { limit: 1 } } : undefined,
  },
};

const savedCardOf = (call: Call, owner: Resource<Merchant>, token: string): Resource<SavedCard> | undefined =>
  call.find(savedCard, 'token', token, owner);

export const chargeHandlers = {
  'charge.create': (call, { body }) => {
    const src = body.paymentGateway?.src;
    const token = body.tokens?.creditCard;
    const card = token === undefined ? undefined : savedCardOf(call, call.merchant, token);
    const method = card ? 'cc' : call.merchant.data.whitelabel && isMethod(src) ? src : null;
    const opened = openCharge(call, call.merchant, call.site, requested(body), {
      method,
      expiry: body.paymentLinkExpiryInMinutes,
      notification_type: src === 'create-invoice' ? (body.notificationType ?? 'link') : null,
    });
    if (card) return deducted(call, opened, card.data);
    return opened.data.notification_type === null ? linked(opened) : invoiced(opened);
  },
} satisfies Handlers<readonly [typeof createCharge], Merchant>;

/** A link straight to the way to pay, or to the page on which it is chosen (documented). */
const linked = ({ data: { method, link, track_id } }: Resource<Charge>) =>
  method === null
    ? {
        status: true,
        message: 'You are not white label user. To enable please contact to support',
        data: { link },
      }
    : { status: true, message: 'Payment link generated successfully', data: { link, trackId: track_id } };

/** Where an invoice went (observed: the fields; assumed: what they hold). */
const invoiced = ({ data: { notification_type, link, invoice_id } }: Resource<Charge>) => ({
  status: true,
  message: 'Invoice link generated successfully',
  data: {
    sms: notification_type === 'sms' || notification_type === 'all',
    email: notification_type === 'email' || notification_type === 'all',
    link,
    url: link,
    invoice_id: Number(invoice_id),
  },
});

/** A saved card is charged at once, and the reply tells what became of it (observed). */
function deducted(call: Call<Merchant>, opened: Resource<Charge>, card: SavedCard) {
  const event = card.result === 'CAPTURED' ? 'pay' : 'fail';
  const done = call.apply(charge, opened, event, { card: card.number });
  return {
    status: true,
    message:
      done.state === 'done'
        ? 'Your payment transaction was successful'
        : 'Your payment transaction was failed',
    data: { trackId: done.data.track_id, transactionData: transactionData(done) },
  };
}
