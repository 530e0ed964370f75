/** Charging a saved card at once. */
import type { Static } from '@sinclair/typebox';
import { fail } from '../../../core/contract/failure.ts';
import type { Checks, Handlers } from '../../../core/contract/provider.ts';
import { fixed } from '../../../core/money.ts';
import { isExpired } from '../cards.ts';
import { openCharge, type Requested } from '../charges.ts';
import type { autoDeduct } from '../contract/auto-deduct.ts';
import { decimalsOf } from '../currencies.ts';
import { charge } from '../lifecycle.ts';
import type { Merchant } from '../records.ts';
import { cardsOf } from '../saved-cards.ts';
import { transactionData } from '../wire.ts';
import { brokenAmount } from './charge.ts';

type Body = Static<typeof autoDeduct.body>;

/** What the charge keeps of the request; nobody is sent anywhere. */
const requested = ({ order, customer, ...body }: Body): Requested => ({
  requested_order_id: order.id,
  order_reference: order.reference ?? null,
  description: order.description ?? '',
  currency: order.currency,
  amount: fixed(order.amount, decimalsOf(order.currency)),
  reference: body.reference.id,
  language: body.language?.toLowerCase() === 'ar' ? 'ar' : 'en',
  customer: {
    uniqueId: null,
    name: customer.name ?? null,
    email: customer.email ?? null,
    mobile: customer.mobile ?? null,
  },
  customer_token: String(customer.uniqueToken),
  customer_extra_data: null,
  extra_merchants: null,
  products: null,
  return_url: '',
  cancel_url: '',
  notification_url: body.notificationUrl ?? null,
  plugin: null,
  save_card: false,
  src: 'cc',
});

export const autoDeductChecks: Record<string, Checks> = {
  'charge.auto_deduct': { 'order.amount': brokenAmount },
};

export const autoDeductHandlers = {
  'charge.auto_deduct': (call, { body }) => {
    const cards = cardsOf(call, call.merchant, String(body.customer.uniqueToken));
    const card = cards.find(({ data }) => data.token === String(body.card.token));
    if (!card) return fail('refused', { rule: 'card_token', facts: {} });
    const opened = openCharge(call, call.merchant, call.site, requested(body), {
      method: 'cc',
      // The card gateway's session, not the page's: the published one looks so.
      session_id: `SESSION${call.ids.hex(24).toUpperCase()}`,
    });
    const { number, expiry_month, expiry_year, result } = card.data;
    const isGood = result === 'CAPTURED' && !isExpired(expiry_month, expiry_year, call.now);
    const done = call.apply(charge, opened, isGood ? 'pay' : 'fail', { card: number });
    const { redirect_url: _nowhere, ...transaction } = transactionData(done);
    return {
      status: isGood,
      message: isGood ? 'Your payment transaction was successful' : 'Your payment transaction was failed',
      data: { trackId: done.data.track_id, transaction },
    };
  },
} satisfies Handlers<readonly [typeof autoDeduct], Merchant>;
