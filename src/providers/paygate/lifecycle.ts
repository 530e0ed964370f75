/** An order's three statuses (documented) and what leads from one to the other (observed, retry assumed). */
import { Type } from '@sinclair/typebox';
import { lifecycle, type Move } from '../../core/lifecycle.ts';
import type { OrderData } from './records.ts';
import { sendIpn } from './webhooks.ts';

/** Either outcome remembers the payment method the buyer chose. */
const outcome = (to: string): Move<OrderData> => ({
  to,
  details: Type.Object({ method: Type.Optional(Type.String({ description: 'The payment method chosen' })) }),
  change: (_order, { method }) => (method === undefined ? {} : { method: String(method) }),
});

const on = { pay: outcome('success'), fail: outcome('failed') };

export const order = lifecycle<OrderData>({
  name: 'paygate.order',
  // Live orders have a key more: uniqueness is asked among them alone (observed).
  keys: ({ order_id, mode }) => ({ order_id, live_order_id: mode === 'live' ? order_id : undefined }),
  initial: 'pending',
  states: {
    pending: { phase: 'open', on },
    // The buyer is back on the page with its button (observed), so a second try is possible (assumed).
    failed: { phase: 'failed', on },
    success: { phase: 'paid', on: {} },
  },
  happened: sendIpn,
});
