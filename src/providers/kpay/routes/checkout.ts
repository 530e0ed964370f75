/** The hosted page of a card-to-card payment. */
import { redirect, show } from '../../../core/contract/page.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import { languageOf } from '../card-page/language.ts';
import type { actOnPage, page } from '../contract/checkout.ts';
import { cardPayment } from '../lifecycle.ts';
import type { Account } from '../records.ts';
import { callback } from '../wire.ts';
import { partiesOf, transactionOf } from './transactions.ts';

export const checkoutHandlers = {
  'checkout.page': (call, { params, query, headers }) => {
    const payment = transactionOf(call, params.authority);
    const [card, shop] = partiesOf(call, payment);
    const language = languageOf(query.lang, headers['accept-language']);
    return show(async () =>
      (await import('../checkout.tsx')).checkout({ payment, card, shop, language, now: call.now }),
    );
  },

  'checkout.act': (call, { params, query, body: { outcome = 'pay' } }) => {
    const payment = transactionOf(call, params.authority);
    const language = query.lang === undefined ? '' : `?lang=${encodeURIComponent(query.lang)}`;
    const page = `${call.site}/payment/${payment.data.authority}${language}`;
    // A page that was left open: it shows the end, whatever the buyer pressed.
    if (payment.state !== 'pending') return redirect(page);
    const done = call.apply(cardPayment, payment, outcome);
    return redirect(outcome === 'expire' ? page : callback(done));
  },
} satisfies Handlers<readonly [typeof page, typeof actOnPage], Account>;
