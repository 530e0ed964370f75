/** The states of a card payment (assumed: the document names `pending` alone) and what leads from one to the other. */
import { lifecycle, type Move } from '../../core/lifecycle.ts';
import type { Transaction } from './records.ts';

const pay: Move<Transaction> = { to: 'paid', change: (_payment, _details, { now }) => ({ paid_at: now }) };

export const cardPayment = lifecycle<Transaction>({
  name: 'kpay.transaction',
  keys: ({ authority, shop_id }) => ({ authority, shop_id }),
  initial: 'pending',
  states: {
    pending: {
      phase: 'open',
      on: { pay, fail: 'failed', cancel: 'canceled', expire: 'expired' },
      after: ({ data }) => ({ at: data.expires_at, event: 'expire' }),
    },
    paid: { phase: 'paid', on: {} },
    failed: { phase: 'failed', on: {} },
    canceled: { phase: 'closed', on: {} },
    expired: { phase: 'closed', on: {} },
  },
});
