/** An order as PayGate writes it: in replies, in the notification, in the callback's query. */
import { stringify } from 'qs';
import { money } from '../../core/money.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { OrderData } from './records.ts';

type Order = Resource<OrderData>;

/** A JSON number, whatever the client sent (observed): the server reads it back from its database. */
const numeric = (amount: string | number): number => money(amount).toNumber();

/** The reply of initiate (documented): everything as it was sent. */
export const initiated = ({ id, data }: Order) => ({
  status: 'success',
  data: {
    id,
    currency: data.currency,
    amount: data.amount,
    order_id: data.order_id,
    ipn_url: data.ipn_url,
    callback_url: data.callback_url,
    meta: data.meta,
    redirect_url: data.redirect_url,
  },
});

/** The reply of verify (documented): an id of digits is a number, as long as JSON can hold it exactly. */
export const verified = ({ state, data: { order_id } }: Order) => ({
  status: 'success',
  data: {
    order_id:
      /^[1-9]\d*$/.test(order_id) && Number.isSafeInteger(Number(order_id)) ? Number(order_id) : order_id,
    status: state,
  },
});

/** The notification of a success (observed). */
export const paid = ({ id, data }: Order) => ({
  status: 'success',
  data: {
    id,
    currency: data.currency,
    amount: numeric(data.amount),
    order_id: data.order_id,
    meta: data.meta,
  },
});

/** The notification of a failure (observed): it does not say of which order. */
export const failed = { status: 'error', data: { message: 'Something bad happened. Please try again' } };

/** Where the buyer goes after a success: always a `?`, even behind another query (observed). */
export const callback = ({ id, data }: Order): string =>
  `${data.callback_url}?${stringify(
    { status: 'success', id, currency: data.currency, amount: numeric(data.amount), order_id: data.order_id },
    { format: 'RFC1738' },
  )}`;
