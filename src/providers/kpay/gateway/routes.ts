/** What the gateway's operations do. */
import { fail } from '../../../core/contract/failure.ts';
import { redirect, show } from '../../../core/contract/page.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import { allowedEvents } from '../../../core/lifecycle.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { languageOf } from '../card-page/language.ts';
import type {
  coinPaymentStatus,
  createCoinPayment,
  listBalances,
  listCurrencies,
  withdraw,
} from '../contract/gateway.ts';
import type { actOnCoinPage, coinPage } from '../contract/gateway-page.ts';
import type { Account } from '../records.ts';
import { currenciesOf, currencyOf } from './currencies.ts';
import { balancesOf } from './ledger.ts';
import { coinPayment } from './lifecycle.ts';
import type { CoinPayment } from './records.ts';
import { openPayment, openWithdrawal } from './requests.ts';
import { happening } from './sandbox.ts';
import { balanceShown, created, currencyShown, status, withdrawalShown } from './wire.ts';

type Operations = readonly [
  typeof listCurrencies,
  typeof createCoinPayment,
  typeof coinPaymentStatus,
  typeof listBalances,
  typeof withdraw,
  typeof coinPage,
  typeof actOnCoinPage,
];

export const gatewayHandlers = {
  'gateway.currencies': (call) => ({ currencies: currenciesOf(call).map(currencyShown) }),

  'gateway.create_payment': (call, { body }) => created(openPayment(call, body)),

  'gateway.payment': (call, { params }) => status(paymentOf(call, params.payment_id)),

  'gateway.balances': (call) => {
    const balanceOf = balancesOf(call, call.merchant);
    return {
      balances: currenciesOf(call).map((currency) => balanceShown(currency, balanceOf(currency.code))),
    };
  },

  'gateway.withdraw': (call, { body }) => withdrawalShown(openWithdrawal(call, body)),

  'gateway.page': (call, { params, query, headers }) => {
    const payment = paymentOf(call, params.payment_id);
    const currency = currencyOf(call, payment.data.currency);
    const language = languageOf(query.lang, headers['accept-language']);
    const { now } = call;
    return show(async () => (await import('./checkout.tsx')).checkout({ payment, currency, language, now }));
  },

  'gateway.act': (call, { params, query, body }) => {
    const payment = paymentOf(call, params.payment_id);
    const [event, details] = happening(body.outcome);
    // A page that was left open may ask for what cannot happen any more: it is shown what has.
    if (allowedEvents(coinPayment, payment).includes(event)) call.apply(coinPayment, payment, event, details);
    const language = query.lang === undefined ? '' : `?lang=${encodeURIComponent(query.lang)}`;
    return redirect(`${call.site}/gateway/pay/${payment.id}${language}`);
  },
} satisfies Handlers<Operations, Account>;

/** By its id in any case, as a UUID is read. */
function paymentOf(call: Call<Account>, id: string): Resource<CoinPayment> {
  return call.get(coinPayment, id.toLowerCase()) ?? fail('not_found', { what: 'Payment', id });
}
