/** A withdrawal's states: `pending` (documented), and how it ends (assumed). */
import { lifecycle } from '../../../core/lifecycle.ts';
import { networks } from './addresses.ts';
import type { Withdrawal } from './records.ts';

export const withdrawal = lifecycle<Withdrawal>({
  name: 'kpay.withdrawal',
  initial: 'pending',
  states: {
    pending: {
      phase: 'open',
      on: {
        complete: {
          to: 'completed',
          change: ({ data }, _details, { ids }) => ({
            tx_hash: networks[data.network].transaction(ids.hex(64)),
          }),
        },
        fail: 'failed',
      },
      after: ({ data }) => ({ at: data.completes_at, event: 'complete' }),
    },
    completed: { phase: 'paid', on: {} },
    failed: { phase: 'failed', on: {} },
  },
});
