/** The charge. */
import type { Handlers } from '../../../core/contract/provider.ts';
import { fixed } from '../../../core/money.ts';
import type { createCharge } from '../contract/charge.ts';
import { decimalsOf } from '../currencies.ts';
import { internalOrderId, invoiceId, sessionId } from '../identifiers.ts';
import { charge } from '../lifecycle.ts';
import type { Merchant } from '../records.ts';

export const chargeHandlers = {
  'charge.create': (call, { body }) => {
    const { order } = body;
    const order_id = internalOrderId(call, call.merchant.data, order.id);
    const session_id = sessionId(call);
    const opened = call.open(charge, {
      id: order_id,
      owner: call.merchant.row,
      data: {
        order_id,
        requested_order_id: order.id,
        order_reference: order.reference ?? null,
        description: order.description,
        currency: order.currency,
        amount: fixed(order.amount, decimalsOf(order.currency)),
        reference: body.reference.id,
        language: 'en',
        customer: { uniqueId: null, name: null, email: null, mobile: null },
        customer_token: null,
        customer_extra_data: null,
        extra_merchants: null,
        products: null,
        return_url: body.returnUrl,
        cancel_url: body.cancelUrl,
        notification_url: body.notificationUrl,
        plugin: null,
        save_card: false,
        whitelabel: false,
        src: null,
        method: null,
        session_id,
        track_id: null,
        invoice_id: invoiceId(call, charge),
        invoice_code: call.ids.alphanumeric(10),
        trandata: null,
        link: `${call.site}/?session_id=${session_id}`,
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
    return {
      status: true,
      message: 'You are not white label user. To enable please contact to support',
      data: { link: opened.data.link },
    };
  },
} satisfies Handlers<readonly [typeof createCharge], Merchant>;
