/** What the sandbox's panel offers for a coin payment: the network's part, played by hand. */
import type { Outcome } from '../../../checkout/sandbox-panel.tsx';
import type { Resource } from '../../../core/store/resources.ts';
import { isCovered } from './lifecycle.ts';
import type { CoinPayment } from './records.ts';

const money: readonly Outcome[] = [
  { value: 'pay', label: 'Pay', text: 'All that is missing arrives; the blocks follow by the clock.' },
  { value: 'underpay', label: 'Pay too little', text: 'Half of it arrives; the payment waits for the rest.' },
  { value: 'overpay', label: 'Pay too much', text: 'A tenth more than needed arrives.' },
  { value: 'expire', label: 'Let the time run out', text: 'The payment becomes expired at once.' },
];

const block: Outcome = { value: 'confirm', label: 'Next block', text: 'One more confirmation at once.' };
const fail: Outcome = { value: 'fail', label: 'Fail', text: 'The payment becomes failed.' };
const late: Outcome = {
  value: 'late',
  label: 'Pay too late',
  text: 'Money arrives all the same: it is recorded, and the payment stays expired.',
};

/** Those that its lifecycle allows now. */
export function outcomesOf(payment: Resource<CoinPayment>): readonly Outcome[] {
  if (payment.state === 'expired') return [late];
  if (payment.phase !== 'open') return [];
  return [...(isCovered(payment) ? [block] : money), fail];
}
