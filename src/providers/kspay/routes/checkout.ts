/** The hosted page. */
import { fail } from '../../../core/contract/failure.ts';
import { redirect, show } from '../../../core/contract/page.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import { isDecimal, money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { pages } from '../contract/index.ts';
import { transaction } from '../lifecycle.ts';
import type { App, Transaction } from '../records.ts';
import { wayBack } from '../wire.ts';
import { methodsOf } from './lists.ts';

type Handed = Readonly<Record<string, string | undefined>>;

function paymentOf(call: Call<App>, id: string): Resource<Transaction> {
  return call.get(transaction, id) ?? fail('not_found', { what: 'payment', id });
}

/** What the page was opened with and hands on; where it hands it, must be an address of the web. */
function handedOn({ surl, furl, productinfo, firstname, email, phone }: Handed): Record<string, string> {
  const isAddress = (url: string | undefined) => url !== undefined && /^https?:\/\//i.test(url);
  if (!isAddress(surl) || !isAddress(furl)) return {};
  const said = Object.entries({ surl, furl, productinfo, firstname, email, phone });
  return Object.fromEntries(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

const refuseField = (field: string, value: string): never =>
  fail('invalid', { issues: [{ in: 'body', path: [field], rule: 'allowed', params: {}, value }] });

function shown(call: Call<App>, payment: Resource<Transaction>, handed: Record<string, string> = {}) {
  const { name: shop } = call.ownerOf<App>(payment).data;
  const { currencyId, paymentMethod } = payment.data;
  const methods =
    paymentMethod === null ? methodsOf(call, currencyId).map(({ data }) => data.name) : [paymentMethod];
  return show(async () =>
    (await import('../checkout.tsx')).checkout({ payment, shop, methods, handed, site: call.site }),
  );
}

export const checkoutHandlers = {
  'checkout.page': (call, { params }) => shown(call, paymentOf(call, params.txnId)),

  'checkout.choose'(call, { params, body }) {
    const { outcome = 'pay', method, ...rest } = body;
    const payment = paymentOf(call, params.txnId);
    if (outcome === 'expire') return shown(call, call.apply(transaction, payment, 'expire'));
    const done = call.apply(transaction, payment, outcome, { method });
    const handed = handedOn(rest);
    if (handed.surl !== undefined)
      return show(async () => (await import('../payu-page.tsx')).handBack(done, handed));
    const back = wayBack(done);
    return back === null ? shown(call, done) : redirect(back);
  },

  'checkout.payu'(call, { params, body }) {
    const payment = paymentOf(call, params.txnId);
    const { clientId, amount } = payment.data;
    if (body.key !== clientId) refuseField('key', body.key);
    if (!isDecimal(body.amount) || !money(body.amount).eq(amount)) refuseField('amount', body.amount);
    return shown(call, payment, handedOn(body));
  },

  'checkout.return'(call, { params }) {
    const payment = paymentOf(call, params.txnId);
    const back = payment.phase === 'open' ? null : wayBack(payment);
    return back === null ? shown(call, payment) : redirect(back);
  },
} satisfies Handlers<typeof pages, App>;
