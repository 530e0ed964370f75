/** A coin payment's states (documented) and what leads from one to the other (assumed). */
import { Type } from '@sinclair/typebox';
import { lifecycle, type Move } from '../../../core/lifecycle.ts';
import { type Money, money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import { networks } from './addresses.ts';
import { amountSchema, coinAmount, written } from './amounts.ts';
import type { CoinPayment } from './records.ts';
import { notify } from './webhooks.ts';

type Payment = Resource<CoinPayment>;
type PaymentMove = Move<CoinPayment>;

const receivedBy = ({ data }: Payment): Money => money(data.received_amount ?? '0');

/** What is still to arrive; 0 once all has. */
export function restOf(payment: Payment): Money {
  const rest = money(payment.data.requested_amount).minus(receivedBy(payment));
  return rest.gt(0) ? rest : money(0);
}

/** Whether all that was asked for has been seen. */
export const isCovered = (payment: Payment): boolean => restOf(payment).eq(0);
const isShort = (payment: Payment): boolean => !isCovered(payment);

/** A transfer is seen: its amount adds up with those before it, and its hash is the one that is shown. */
function transfer(payment: Payment, amount: Money, { ids, now }: Handle): Partial<CoinPayment> {
  const { data } = payment;
  const received = receivedBy(payment).plus(amount);
  const next = data.next_block_at ?? (received.gte(data.requested_amount) ? now + data.block_time : null);
  return {
    received_amount: written(received, data),
    tx_hash: networks[data.network].transaction(ids.hex(64)),
    next_block_at: next,
  };
}

const details = Type.Object(
  {
    amount: Type.Optional(amountSchema('What arrives, in coins')),
    share: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1000,
        description:
          'What arrives, as a part of what is missing (of all that was asked for, once nothing is)',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);
type Details = { amount?: string | number; share?: number };

/** In whole units of the coin, one at least; a part stays below the whole and more stays above it, where units allow. */
function shareOf(payment: Payment, share: number): Money {
  const { decimals, requested_amount } = payment.data;
  const rest = restOf(payment);
  const part = (rest.gt(0) ? rest : money(requested_amount)).times(share).round(decimals, share < 1 ? 0 : 3);
  return part.gt(0) ? part : money(`1e-${decimals}`);
}

/** `{amount}` or `{share}` arrives, be it a part of what was asked for, all of it or more. */
const receive = (to: string): PaymentMove => ({
  to,
  details,
  change(payment, { amount, share }: Details, handle) {
    const arriving =
      share === undefined ? coinAmount('amount', amount ?? '', payment.data) : shareOf(payment, share);
    return transfer(payment, arriving, handle);
  },
});

/** The whole rest arrives. */
const pay: PaymentMove = {
  to: 'pending',
  when: isShort,
  change: (payment, _details, handle) => transfer(payment, restOf(payment), handle),
};

/** One more block is on top of the transfer. */
const confirm: PaymentMove = {
  to: ['confirming', 'completed'],
  when: isCovered,
  choose: ({ data }) => (data.confirmations >= data.required_confirmations ? 'completed' : 'confirming'),
  change({ data }, _details, { now }) {
    const confirmations = data.confirmations + 1;
    return confirmations >= data.required_confirmations
      ? { confirmations, next_block_at: null, paid_at: now }
      : { confirmations, next_block_at: now + data.block_time };
  },
};

/** Money that has been seen in full cannot expire any more: it waits for its blocks. */
const expire: PaymentMove = { to: 'expired', when: isShort };

const expiry = ({ data }: Payment) => ({ at: data.expires_at, event: 'expire' });
const nextBlock = ({ data }: Payment) => ({ at: data.next_block_at ?? 0, event: 'confirm' });

export const coinPayment = lifecycle<CoinPayment>({
  name: 'kpay.coin_payment',
  keys: ({ order_id, deposit_address }) => ({ order_id, deposit_address }),
  initial: 'created',
  states: {
    created: {
      phase: 'open',
      on: { receive: receive('pending'), pay, expire, fail: 'failed' },
      after: expiry,
    },
    pending: {
      phase: 'open',
      on: { receive: receive('pending'), pay, confirm, expire, fail: 'failed' },
      after: (payment) => (isCovered(payment) ? nextBlock(payment) : expiry(payment)),
    },
    confirming: { phase: 'open', on: { confirm, fail: 'failed' }, after: nextBlock },
    completed: { phase: 'paid', on: {} },
    // Late money is seen and written down; what becomes of it is a matter for the provider's support.
    expired: { phase: 'closed', on: { receive: receive('expired') } },
    failed: { phase: 'failed', on: {} },
  },
  happened: notify,
});
