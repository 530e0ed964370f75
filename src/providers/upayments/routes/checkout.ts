/** The hosted pages: each shows a payment that is open, or what became of it. */
import { fail } from '../../../core/contract/failure.ts';
import { type Page, type Redirect, redirect, show } from '../../../core/contract/page.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { readCard, readKnet } from '../card-entry.ts';
import { choice, linkOf } from '../charges.ts';
import type { Shown } from '../checkout/frame.tsx';
import type { checkoutOperations } from '../contract/checkout.ts';
import { charge } from '../lifecycle.ts';
import {
  type Charge,
  type Entered,
  type Merchant,
  type Method,
  type SavedCard,
  savedCard,
} from '../records.ts';
import { redirectUrl } from '../wire.ts';

type Payment = Resource<Charge>;
type Asked = Call<Merchant>;

const bySession = (call: Asked, { session_id }: { session_id: string }): Payment =>
  call.find(charge, 'session_id', session_id) ?? fail('not_found', { what: 'charge', id: session_id });

function byTrandata(call: Asked, { trandata }: { trandata: string }): Payment {
  const found = call.find(charge, 'trandata', trandata.slice(0, 32));
  return found?.data.trandata === trandata ? found : fail('not_found', { what: 'charge', id: trandata });
}

const shown = (call: Asked, payment: Payment): Shown => ({
  payment,
  merchant: call.ownerOf<Merchant>(payment).data,
  site: call.site,
});

/** The page, or the end of the payment where there is nothing left to pay. */
const pageOf = (
  call: Asked,
  payment: Payment,
  draw: (shown: Shown) => Promise<string>,
  status = 200,
): Page => {
  const its = shown(call, payment);
  return payment.phase === 'open'
    ? show(() => draw(its), status)
    : show(async () => (await import('../checkout/end.tsx')).end(its));
};

const sessionOf = (call: Asked, payment: Payment) =>
  pageOf(call, payment, async (its) => (await import('../checkout/session.tsx')).session(its));

const knetOf = (call: Asked, payment: Payment, isWrong = false) =>
  pageOf(
    call,
    payment,
    async (its) => (await import('../checkout/knet.tsx')).knet(its, isWrong),
    isWrong ? 422 : 200,
  );

function cardOf(call: Asked, payment: Payment, isWrong = false) {
  const cards = savedFor(call, payment).map(({ data }) => data);
  const draw = async (its: Shown) => (await import('../checkout/card.tsx')).card({ ...its, cards }, isWrong);
  return pageOf(call, payment, draw, isWrong ? 422 : 200);
}

/** The cards saved for the customer that the merchant named, oldest first. */
function savedFor(call: Asked, payment: Payment): Resource<SavedCard>[] {
  const { customer_token: value } = payment.data;
  if (value === null) return [];
  return call
    .list(savedCard, { owner: call.ownerOf<Merchant>(payment), key: { name: 'customer_token', value } })
    .reverse();
}

/** Whoever presses a button of a page that was left open sees where the payment stands. */
const whileOpen = (payment: Payment, back: string, act: () => Page | Redirect): Page | Redirect =>
  payment.phase === 'open' ? act() : redirect(back);

/** Lets an event happen, and sends the payer back to the shop with what came of it. */
const finish = (call: Asked, payment: Payment, event: string, details: object = {}): Redirect =>
  redirect(redirectUrl(call.apply(charge, payment, event, details)));

const settle = (
  call: Asked,
  payment: Payment,
  method: Method,
  { verdict, number }: Pick<Entered, 'verdict' | 'number'>,
) =>
  finish(call, payment, verdict === 'CAPTURED' ? 'pay' : 'fail', {
    card: number,
    method,
  });

/** A payer who typed the page's address by hand has chosen no wallet. */
const walletOf = ({ data: { method } }: Payment): Method =>
  method === null || method === 'knet' || method === 'cc' ? 'apple-pay' : method;

const pageFor = (call: Asked, payment: Payment): string =>
  linkOf(payment.data, call.ownerOf<Merchant>(payment).data, call.site);

/** Keeps the card for the customer, unless it is kept already. */
function keep(call: Asked, payment: Payment, { number, brand, month, year, verdict }: Entered): void {
  const { customer_token } = payment.data;
  if (customer_token === null || savedFor(call, payment).some(({ data }) => data.number === number)) return;
  const token = call.ids.digits(16);
  call.insert(savedCard, {
    id: call.ids.uuid(),
    owner: call.ownerOf<Merchant>(payment).row,
    data: {
      token,
      customer_token,
      number,
      brand,
      scheme: brand,
      expiry_month: month,
      expiry_year: year,
      result: verdict,
    },
  });
}

export const checkoutHandlers = {
  'checkout.session': (call, { query }) => sessionOf(call, bySession(call, query)),

  'checkout.choose': (call, { query, body: { method, outcome } }) => {
    const payment = bySession(call, query);
    return whileOpen(payment, `${call.site}/?session_id=${query.session_id}`, () => {
      if (outcome !== undefined) return finish(call, payment, outcome);
      const { data } = call.ownerOf<Merchant>(payment);
      if (method === undefined || !data.methods.includes(method)) return sessionOf(call, payment);
      const chosen = { ...payment.data, ...choice(call, payment.data, method) };
      call.update(charge, payment, chosen);
      return redirect(linkOf(chosen, data, call.site));
    });
  },

  'checkout.invoice': (call, { params: { code } }) => {
    const payment =
      call.find(charge, 'invoice_code', code) ?? fail('not_found', { what: 'charge', id: code });
    return redirect(`${call.site}/?session_id=${payment.data.session_id}`);
  },

  'checkout.knet': (call, { query }) => knetOf(call, byTrandata(call, query)),

  'checkout.knet.pay': (call, { query, body }) => {
    const payment = byTrandata(call, query);
    return whileOpen(payment, pageFor(call, payment), () => {
      if (body.outcome !== undefined) return finish(call, payment, body.outcome, { method: 'knet' });
      const entered = readKnet(body);
      return entered ? settle(call, payment, 'knet', entered) : knetOf(call, payment, true);
    });
  },

  'checkout.card': (call, { query }) => cardOf(call, bySession(call, query)),

  'checkout.card.pay': (call, { query, body }) => {
    const payment = bySession(call, query);
    return whileOpen(payment, `${call.site}/payment/card?session_id=${query.session_id}`, () => {
      if (body.outcome !== undefined) return finish(call, payment, body.outcome, { method: 'cc' });
      const saved = savedFor(call, payment).find(({ data }) => data.token === body.saved);
      if (saved)
        return settle(call, payment, 'cc', { verdict: saved.data.result, number: saved.data.number });
      const entered = readCard(body);
      if (!entered) return cardOf(call, payment, true);
      call.update(charge, payment, { ...payment.data, entered });
      return redirect(`${call.site}/payment/card/secure?session_id=${query.session_id}`);
    });
  },

  'checkout.secure': (call, { query }) => {
    const payment = bySession(call, query);
    if (payment.phase === 'open' && payment.data.entered === null)
      return redirect(`${call.site}/payment/card?session_id=${query.session_id}`);
    return pageOf(call, payment, async (its) => (await import('../checkout/secure.tsx')).secure(its));
  },

  'checkout.secure.prove': (call, { query, body }) => {
    const payment = bySession(call, query);
    const { entered, save_card } = payment.data;
    return whileOpen(payment, `${call.site}/payment/card/secure?session_id=${query.session_id}`, () => {
      if (body.outcome !== undefined)
        return finish(call, payment, body.outcome, { method: 'cc', card: entered?.number ?? '' });
      if (entered === null) return redirect(`${call.site}/payment/card?session_id=${query.session_id}`);
      if (entered.verdict === 'CAPTURED' && (save_card || entered.save)) keep(call, payment, entered);
      return settle(call, payment, 'cc', entered);
    });
  },

  'checkout.wallet': (call, { query }) => {
    const payment = bySession(call, query);
    const wallet = walletOf(payment);
    return pageOf(call, payment, async (its) =>
      (await import('../checkout/wallet.tsx')).wallet({ ...its, wallet }),
    );
  },

  'checkout.wallet.pay': (call, { query, body: { outcome = 'pay' } }) => {
    const payment = bySession(call, query);
    return whileOpen(payment, `${call.site}/payment/wallet?session_id=${query.session_id}`, () =>
      finish(call, payment, outcome, { method: walletOf(payment) }),
    );
  },
} satisfies Handlers<typeof checkoutOperations, Merchant>;
