/** KPAY's resources as it writes them. */
import type { Resource } from '../../core/store/resources.ts';
import { iso } from '../../core/time/clock.ts';
import type { Account, Card, Shop, Transaction } from './records.ts';

/** As Pydantic writes an instant in UTC: microseconds, or no fraction where there is none. */
export const datetime = (at: number): string =>
  iso(at).replace(/\.(\d{3})Z$/, (_all, milliseconds) =>
    milliseconds === '000' ? 'Z' : `.${milliseconds}000Z`,
  );

const instant = (at: number | null): string | null => (at === null ? null : datetime(at));

export const accountReply = ({ id, data, createdAt }: Resource<Account>) => ({
  id,
  name: data.name,
  mobile: data.mobile,
  merchant_id: data.merchant_id,
  created_at: datetime(createdAt),
});

export const shopCreated = ({ id, data }: Resource<Shop>) => ({
  id,
  name: data.name,
  api_key: data.api_key,
  is_active: data.is_active,
});

export const shopListed = (shop: Resource<Shop>) => ({
  ...shopCreated(shop),
  website: shop.data.website,
  phone: shop.data.phone,
  created_at: datetime(shop.createdAt),
});

export const cardAdded = ({ id, data }: Resource<Card>) => ({
  id,
  card_number: data.card_number,
  owner_name: data.owner_name,
  bank_name: data.bank_name,
  is_active: data.is_active,
});

export const cardListed = (card: Resource<Card>) => ({
  ...cardAdded(card),
  shaba: card.data.shaba,
  created_at: datetime(card.createdAt),
});

type Payment = Resource<Transaction>;

export const transactionCreated = ({ id, state, data }: Payment) => ({
  id,
  authority: data.authority,
  amount: data.amount,
  final_amount: data.final_amount,
  fee: data.fee,
  status: state,
  payment_url: data.payment_url,
});

export const transactionListed = (payment: Payment) => ({
  ...transactionCreated(payment),
  shop_id: payment.data.shop_id,
  card_id: payment.data.card_id,
  fee_side: payment.data.fee_side,
  callback_url: payment.data.callback_url,
  description: payment.data.description,
  factor_number: payment.data.factor_number,
  paid_at: instant(payment.data.paid_at),
  created_at: datetime(payment.createdAt),
});

/** What the buyer has to know. The time left is whole seconds, rounded up: 0 means that it is over. */
export const paymentInfo = ({ state, data }: Payment, card: Card, shop: Shop, now: number) => ({
  authority: data.authority,
  amount: data.amount,
  final_amount: data.final_amount,
  status: state,
  card_number: card.card_number,
  owner_name: card.owner_name,
  shop_name: shop.name,
  remaining_seconds: state === 'pending' ? Math.max(0, Math.ceil((data.expires_at - now) / 1000)) : 0,
});

/** `amount` is the requested one: a client compares it with what it asked for (observed). */
export const verified = ({ id, state, data }: Payment) => ({
  id,
  authority: data.authority,
  status: state,
  amount: data.amount,
  paid_at: instant(data.paid_at),
});

export const checked = ({ state, data }: Payment) => ({
  authority: data.authority,
  status: state,
  is_paid: state === 'paid',
});

/** Where the buyer goes at the end: two more parameters in the query that the address has (assumed). */
export function callback({ state, data }: Payment): string {
  const [address = '', ...fragment] = data.callback_url.split('#');
  const sign = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  const query = `authority=${data.authority}&status=${state === 'paid' ? 'OK' : 'NOK'}`;
  return [`${address}${sign}${query}`, ...fragment].join('#');
}
