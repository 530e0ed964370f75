/** A charge's states (assumed) with the results they stand for (observed), and what leads from one to the other. */
import { type Static, Type } from '@sinclair/typebox';
import { lifecycle, type Move } from '../../core/lifecycle.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import { postDate, trackId } from './identifiers.ts';
import { type Charge, type Method, methods, type Result } from './records.ts';
import { sendWebhook } from './webhooks.ts';

/** What may be said along with a result: how it was paid, where the payer has not chosen yet. */
const Details = Type.Object({
  method: Type.Optional(
    Type.Union(
      methods.map((method) => Type.Literal(method)),
      { description: 'The way to pay; else the one chosen, else KNET' },
    ),
  ),
  card: Type.Optional(Type.String({ description: 'The card paid with, masked' })),
});

/** The references that the bank gives a payment it has looked at. */
function references(handle: Handle, method: Method, captured: boolean): Partial<Charge> {
  const { ids, now } = handle;
  return {
    payment_id: method === 'knet' ? ids.digits(18) : ids.alphanumeric(32),
    post_date: postDate(now),
    tran_id: ids.digits(15),
    ref: ids.digits(12),
    // A payment that the bank refuses has no approval code (assumed).
    auth: captured ? `B${ids.digits(5)}` : null,
  };
}

/** The track id is made when the payer picks a method (observed), at the latest with the result (assumed). */
const tracked = (handle: Handle, { track_id }: Charge) => ({ track_id: track_id ?? trackId(handle) });

const ends = (to: string, result: Result, captured: boolean): Move<Charge> => ({
  to,
  details: Details,
  change({ data }: Resource<Charge>, details, handle) {
    const { method = data.method ?? 'knet', card }: Static<typeof Details> = details;
    return {
      ...tracked(handle, data),
      ...references(handle, method, captured),
      method,
      card: card ?? data.card,
      result,
      transaction_date: handle.now,
    };
  },
});

/** Nobody has asked a bank: `post_date`, `tran_id`, `ref`, `auth` stay empty (observed). */
const leaves: Move<Charge> = {
  to: 'canceled',
  change: ({ data }, _details, handle) => ({
    ...tracked(handle, data),
    // KNET numbers a payment before it is paid; of a payment without a method there is no number (assumed).
    payment_id: data.method === 'knet' ? handle.ids.digits(18) : null,
    result: 'CANCELED',
    transaction_date: handle.now,
  }),
};

/** However it came about: from then on the link is late. */
const expires: Move<Charge> = {
  ...leaves,
  change: (payment, details, handle) => ({
    ...leaves.change?.(payment, details, handle),
    expires_at: Math.min(payment.data.expires_at, handle.now),
  }),
};

const pay = ends('done', 'CAPTURED', true);

export const charge = lifecycle<Charge>({
  name: 'upayments.charge',
  keys: ({ track_id, session_id, invoice_id, invoice_code, requested_order_id, trandata }) => ({
    track_id: track_id ?? undefined,
    session_id,
    invoice_id,
    invoice_code,
    requested_order_id,
    trandata: trandata?.slice(0, 32),
  }),
  initial: 'pending',
  states: {
    pending: {
      phase: 'open',
      on: {
        pay,
        capture: pay,
        approve: ends('done', 'APPROVED', true),
        fail: ends('failed', 'NOT CAPTURED', false),
        error: ends('failed', 'FAILED', false),
        void: ends('failed', 'VOIDED', false),
        cancel: leaves,
        expire: expires,
      },
      after: ({ data }) => ({ at: data.expires_at, event: 'expire' }),
    },
    done: { phase: 'paid', on: {} },
    failed: { phase: 'failed', on: {} },
    canceled: { phase: 'closed', on: {} },
  },
  happened: sendWebhook,
});
