/** Charging a saved card at once. */
import { fail } from '../../../core/contract/failure.ts';
import type { Checks, Handlers } from '../../../core/contract/provider.ts';
import { fixed, money } from '../../../core/money.ts';
import { isExpired } from '../cards.ts';
import type { autoDeduct } from '../contract/auto-deduct.ts';
import { currencies, decimalsOf } from '../currencies.ts';
import { datetime, internalOrderId, invoiceId, trackId } from '../identifiers.ts';
import { charge } from '../lifecycle.ts';
import type { Merchant } from '../records.ts';
import { brokenAmount } from '../refunds/requests.ts';
import { cardsOf } from '../saved-cards.ts';
import { paymentType } from '../wire.ts';

export const autoDeductHandlers = {
  'charge.auto_deduct': (call, { body }) => {
    const { order, customer } = body;
    const token = String(customer.uniqueToken);
    const card = cardsOf(call, call.merchant, token).find(
      ({ data }) => data.token === String(body.card.token),
    );
    if (!card) return fail('refused', { rule: 'card_token', facts: {} });
    const order_id = internalOrderId(call, call.merchant.data, order.id);
    const opened = call.open(charge, {
      id: order_id,
      owner: call.merchant.row,
      data: {
        order_id,
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
        customer_token: token,
        customer_extra_data: null,
        extra_merchants: null,
        products: null,
        return_url: '',
        cancel_url: '',
        notification_url: body.notificationUrl ?? null,
        plugin: null,
        save_card: false,
        whitelabel: call.merchant.data.whitelabel,
        src: 'cc',
        method: 'cc',
        // As long as the published one: it is the card gateway's, not the page's.
        session_id: `SESSION${call.ids.hex(24).toUpperCase()}`,
        track_id: trackId(call),
        invoice_id: invoiceId(call, charge),
        invoice_code: call.ids.alphanumeric(10),
        trandata: null,
        link: '',
        expires_at: call.now + call.merchant.data.link_expiry,
        result: null,
        payment_id: null,
        post_date: null,
        tran_id: null,
        ref: null,
        auth: null,
        transaction_date: null,
        card: null,
      },
    });
    const { number, expiry_month, expiry_year, result } = card.data;
    const captured = result === 'CAPTURED' && !isExpired(expiry_month, expiry_year, call.now);
    const { data, state } = call.apply(charge, opened, captured ? 'pay' : 'fail', {
      method: 'cc',
      card: number,
    });
    return {
      status: captured,
      message: captured
        ? 'Your payment transaction was successful'
        : 'Your payment transaction was not successful',
      data: {
        trackId: data.track_id,
        transaction: {
          invoice_id: Number(data.invoice_id),
          track_id: data.track_id,
          amount: data.amount,
          currency: data.currency,
          session_id: data.session_id,
          status: state,
          reference: data.reference,
          payment_id: data.payment_id,
          payment_type: paymentType(data.method),
          order_id: data.requested_order_id,
          result: data.result,
          transaction_date: datetime(data.transaction_date ?? call.now),
        },
      },
    };
  },
} satisfies Handlers<readonly [typeof autoDeduct], Merchant>;

export const autoDeductChecks: Record<string, Checks> = {
  'charge.auto_deduct': {
    'order.currency': (_call, currency) =>
      Object.hasOwn(currencies, String(currency)) ? undefined : 'allowed',
    'order.amount': (_call, amount, body) => {
      const { order } = body as { order: { currency?: string } };
      const broken = brokenAmount(money(String(amount)), order.currency ?? 'KWD');
      return broken && { rule: 'allowed', params: {}, ...broken };
    },
  },
};
