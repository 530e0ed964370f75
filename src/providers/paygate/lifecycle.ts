/** An order's three statuses (documented) and what leads from one to the other (observed, retry assumed). */
import { Type } from '@sinclair/typebox';
import { lifecycle, type Move } from '../../core/lifecycle.ts';
import type { OrderData } from './records.ts';
import { sendIpn } from './webhooks.ts';

const pay: Move<OrderData> = {
  to: 'success',
  details: Type.Object({ method: Type.Optional(Type.String({ description: 'The payment method chosen' })) }),
  change: (_order, { method }) => (method === undefined ? {} : { method: String(method) }),
};

export const order = lifecycle<OrderData>({
  name: 'paygate.order',
  // Live orders have a key more: uniqueness is asked among them alone (observed).
  keys: ({ order_id, mode }) => ({ order_id, live_order_id: mode === 'live' ? order_id : undefined }),
  initial: 'pending',
  states: {
    pending: { phase: 'open', on: { pay, fail: 'failed' } },
    // The buyer is back on the page with its button (observed), so a second try is possible (assumed).
    failed: { phase: 'failed', on: { pay, fail: 'failed' } },
    success: { phase: 'paid', on: {} },
  },
  happened: sendIpn,
});
