/** How a charge begins: its ids, its links, and the way to pay that it gets. */
import type { Static } from '@sinclair/typebox';
import { fixed } from '../../core/money.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import type { createCharge } from './contract/charge.ts';
import { decimalsOf } from './currencies.ts';
import { internalOrderId, invoiceId, sessionId, trackId } from './identifiers.ts';
import { charge } from './lifecycle.ts';
import type { Charge, ExtraMerchant, Merchant, Method, Product } from './records.ts';

export type ChargeRequest = Static<(typeof createCharge)['body']>;

/** What a charge keeps of the merchant's request. */
export function requested({ order, customer = {}, tokens = {}, ...body }: ChargeRequest) {
  return {
    requested_order_id: order.id,
    order_reference: order.reference ?? null,
    description: order.description,
    currency: order.currency,
    amount: fixed(order.amount, decimalsOf(order.currency)),
    reference: body.reference.id,
    language: body.language.toLowerCase() as Charge['language'],
    customer: {
      uniqueId: customer.uniqueId ?? null,
      name: customer.name ?? null,
      email: customer.email ?? null,
      mobile: customer.mobile ?? null,
    },
    customer_token: tokens.customerUniqueToken ?? null,
    customer_extra_data: body.customerExtraData ?? null,
    extra_merchants: body.extraMerchantData?.map(vendor) ?? null,
    products: body.products?.map(product) ?? null,
    return_url: body.returnUrl,
    cancel_url: body.cancelUrl,
    notification_url: body.notificationUrl,
    plugin: body.plugin?.src ?? null,
    save_card: body.isSaveCard ?? false,
    src: body.paymentGateway?.src ?? null,
  } satisfies Partial<Charge>;
}

type Vendor = NonNullable<ChargeRequest['extraMerchantData']>[number];

const vendor = (sent: Vendor): ExtraMerchant => ({
  amount: sent.amount ?? null,
  knetCharge: sent.knetCharge ?? null,
  knetChargeType: sent.knetChargeType ?? null,
  ccCharge: sent.ccCharge ?? null,
  ccChargeType: sent.ccChargeType ?? null,
  ibanNumber: sent.ibanNumber ?? null,
});

const product = (sent: NonNullable<ChargeRequest['products']>[number]): Product => ({
  name: sent.name ?? null,
  description: sent.description ?? null,
  price: sent.price ?? null,
  quantity: sent.quantity ?? null,
});

const minute = 60_000;

/** What a charge keeps of a request, whichever call it came with. */
export type Requested = Pick<Charge, keyof ReturnType<typeof requested>>;

/** Opens a charge. `site` is the provider's address for this client; `expiry` in minutes, where the request says one. */
export function openCharge(
  handle: Handle,
  owner: Resource<Merchant>,
  site: string,
  asked: Requested,
  {
    method,
    expiry,
    notification_type = null,
    session_id = sessionId(handle),
  }: Pick<Charge, 'method'> &
    Partial<Pick<Charge, 'notification_type' | 'session_id'>> & { expiry?: string | undefined },
): Resource<Charge> {
  const { whitelabel, link_expiry } = owner.data;
  const order_id = internalOrderId(handle, owner.data, asked.requested_order_id);
  const data: Charge = {
    ...asked,
    order_id,
    whitelabel,
    method: null,
    session_id,
    track_id: null,
    invoice_id: invoiceId(handle, charge),
    invoice_code: handle.ids.alphanumeric(10),
    notification_type,
    messages: [],
    trandata: null,
    link: '',
    expires_at: handle.now + (expiry === undefined ? link_expiry : Number(expiry) * minute),
    result: null,
    payment_id: null,
    post_date: null,
    tran_id: null,
    ref: null,
    auth: null,
    transaction_date: null,
    card: null,
    entered: null,
  };
  const chosen = method === null ? data : { ...data, ...choice(handle, data, method) };
  const link = notification_type === null ? linkOf(chosen, owner.data, site) : invoiceLink(chosen, site);
  const messages = messagesOf(chosen, owner.data, link);
  return handle.open(charge, { id: order_id, owner: owner.row, data: { ...chosen, link, messages } });
}

/** The e-mail and the text message that an invoice stands for (assumed: their words). */
function messagesOf({ notification_type: way, customer, ...data }: Charge, { name }: Merchant, link: string) {
  const text = `${name}: ${data.amount} ${data.currency}, ${data.description}. ${link}`;
  const { email, mobile } = customer;
  return [
    ...(email !== null && (way === 'email' || way === 'all')
      ? [{ channel: 'email' as const, to: email, text }]
      : []),
    ...(mobile !== null && (way === 'sms' || way === 'all')
      ? [{ channel: 'sms' as const, to: mobile, text }]
      : []),
  ];
}

/** What a charge gets with its way to pay: the track id (observed), and KNET's opaque text. */
export const choice = (handle: Handle, { track_id, trandata }: Charge, method: Method) => ({
  method,
  track_id: track_id ?? trackId(handle),
  // As long as the sample's; no cipher stands behind it (assumed: nobody but KNET reads it).
  trandata: method === 'knet' ? (trandata ?? handle.ids.hex(576)) : trandata,
});

/** The page of the way to pay; without one the page on which to choose it. */
export function linkOf(
  { method, trandata, session_id }: Charge,
  { tranportal_id }: Merchant,
  site: string,
): string {
  switch (method) {
    case null:
      return `${site}/?session_id=${session_id}`;
    case 'knet':
      // Nothing in it is escaped (documented: the sample).
      return `${site}/kpg/PaymentHTTP.htm?param=paymentInit&trandata=${trandata}&tranportalId=${tranportal_id}&responseURL=${site}/get-knet-success-response&errorURL=${site}/get-knet-error-response`;
    case 'cc':
      return `${site}/payment/card?session_id=${session_id}`;
    default:
      return `${site}/payment/wallet?session_id=${session_id}`;
  }
}

/** The address of an invoice ends with its code (observed). */
export const invoiceLink = ({ invoice_code }: Charge, site: string): string =>
  `${site}/invoice/${invoice_code}`;
