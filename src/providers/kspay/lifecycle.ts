/** A transaction's states and what leads from one to the other (assumed: the document names none). */
import { Type } from '@sinclair/typebox';
import { lifecycle, type Move } from '../../core/lifecycle.ts';
import type { Transaction } from './records.ts';

const details = Type.Object(
  { method: Type.Optional(Type.String({ description: 'The payment method the buyer chose' })) },
  { additionalProperties: false },
);

/** The gateway made an attempt of it, which has an id whatever comes of it. */
const attempt = (to: string): Move<Transaction> => ({
  to,
  details,
  change: ({ data }, { method }, { ids }) => ({
    providerPaymentId: `pay_${ids.alphanumeric(14)}`,
    paymentMethod: method === undefined ? data.paymentMethod : String(method),
  }),
});

// A server with the gateway's order id can have it paid without `process`.
const on = { pay: attempt('SUCCESS'), fail: attempt('FAILED'), expire: 'EXPIRED' };
const after = ({ data }: { data: Transaction }) => ({ at: data.expiresAt, event: 'expire' });

export const transaction = lifecycle<Transaction>({
  name: 'kspay.transaction',
  keys: ({ referenceNumber, providerOrderId, altTxnId, providerPaymentId }) => ({
    referenceNumber,
    providerOrderId,
    altTxnId,
    providerPaymentId: providerPaymentId ?? undefined,
  }),
  initial: 'INITIATED',
  states: {
    INITIATED: { phase: 'open', on: { process: 'PROCESSING', ...on }, after },
    PROCESSING: { phase: 'open', on, after },
    SUCCESS: { phase: 'paid', on: {} },
    FAILED: { phase: 'failed', on: {} },
    EXPIRED: { phase: 'closed', on: {} },
  },
});
