/** Card-to-card payments: the merchant's calls. */
import { fail } from '../../../core/contract/failure.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import { money } from '../../../core/money.ts';
import type { Kind, Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import type {
  checkTransaction,
  createTransaction,
  listTransactions,
  paymentInfo,
  verifyTransaction,
} from '../contract/transactions.ts';
import { cardPayment } from '../lifecycle.ts';
import { type Account, card, settingsOf, shop, type Transaction } from '../records.ts';
import { checked, paymentInfo as info, transactionCreated, transactionListed, verified } from '../wire.ts';
import { owned } from './owned.ts';

type Operations = readonly [
  typeof createTransaction,
  typeof paymentInfo,
  typeof verifyTransaction,
  typeof checkTransaction,
  typeof listTransactions,
];

export const transactionHandlers = {
  'transactions.create': (call, { body }) => {
    const { amount, fee_side = 'merchant', description = null, factor_number = null } = body;
    const { id: shop_id } = active(call, shop, 'Shop', body.shop_id);
    const { id: card_id } = active(call, card, 'Card', body.card_id);
    const { fee_percent, card_expiry } = settingsOf(call);
    const fee = feeOf(amount, fee_percent);
    const authority = `KP${call.ids.capitals(34)}`;
    return transactionCreated(
      call.open(cardPayment, {
        id: call.ids.uuid(),
        owner: call.merchant.row,
        data: {
          authority,
          shop_id,
          card_id,
          amount,
          fee,
          final_amount: fee_side === 'customer' ? amount + fee : amount,
          fee_side,
          callback_url: body.callback_url,
          description,
          factor_number,
          payment_url: `${call.site}/payment/${authority}`,
          expires_at: call.now + card_expiry,
          paid_at: null,
        },
      }),
    );
  },

  'transactions.payment': (call, { params }) => {
    const payment = transactionOf(call, params.authority);
    return info(payment, ...partiesOf(call, payment), call.now);
  },

  'transactions.verify': (call, { body }) => verified(transactionOf(call, body.authority)),

  'transactions.check': (call, { params }) => checked(transactionOf(call, params.authority)),

  'transactions.list': (call, { query: { shop_id, status, page = 1, per_page = 20 } }) => {
    const filter = {
      owner: call.merchant,
      state: status,
      ...(shop_id === undefined ? {} : { key: { name: 'shop_id', value: shop_id } }),
    };
    const offset = Math.min((page - 1) * per_page, Number.MAX_SAFE_INTEGER);
    return {
      transactions: call.list(cardPayment, { ...filter, offset, limit: per_page }).map(transactionListed),
      total: call.count(cardPayment, filter),
      page,
      per_page,
    };
  },
} satisfies Handlers<Operations, Account>;

/** A percentage of whole Rials, rounded up to a Rial (assumed). */
const feeOf = (amount: number, percent: string): number =>
  money(amount).times(percent).div(100).round(0, 3).toNumber();

/** The caller's shop or card; what is switched off counts as not there. */
function active<T extends { is_active: boolean }>(
  call: Call<Account>,
  kind: Kind<T>,
  what: string,
  id: string,
): Resource<T> {
  const found = owned(call, kind, id);
  return found?.data.is_active ? found : fail('not_found', { what, id });
}

/** The transaction with that authority, whoever asks. */
export const transactionOf = (handle: Handle, authority: string): Resource<Transaction> =>
  handle.find(cardPayment, 'authority', authority) ??
  fail('not_found', { what: 'Transaction', id: authority });

/** The card to pay to and the shop that is paid. Neither can be removed. */
export function partiesOf(handle: Handle, { data: { card_id, shop_id } }: Resource<Transaction>) {
  const [itsCard, itsShop] = [handle.get(card, card_id), handle.get(shop, shop_id)];
  if (!itsCard || !itsShop) throw new Error(`a transaction without its card ${card_id} or shop ${shop_id}`);
  return [itsCard.data, itsShop.data] as const;
}
