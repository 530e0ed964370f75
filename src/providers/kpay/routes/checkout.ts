/** The hosted page of a card-to-card payment. */
import { redirect, show } from '../../../core/contract/page.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import type { actOnPage, page } from '../contract/checkout.ts';
import { cardPayment } from '../lifecycle.ts';
import type { Account } from '../records.ts';
import { callback } from '../wire.ts';
import { transactionOf } from './transactions.ts';

export const checkoutHandlers = {
  'checkout.page': (call, { params }) => {
    const payment = transactionOf(call, params.authority);
    return show(async () => (await import('../checkout.tsx')).checkout(payment));
  },

  'checkout.act': (call, { params, body }) =>
    redirect(callback(call.apply(cardPayment, transactionOf(call, params.authority), body.outcome ?? 'pay'))),
} satisfies Handlers<readonly [typeof page, typeof actOnPage], Account>;
