/** What the sandbox's panel can let happen to a coin payment: the network's part, played by hand. */
import { type Money, money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { written } from './amounts.ts';
import { restOf } from './lifecycle.ts';
import type { CoinPayment } from './records.ts';

/** The event that an outcome of the panel stands for, with its details. */
export function happening(payment: Resource<CoinPayment>, outcome: string): [event: string, details: object] {
  const { data } = payment;
  const rest = restOf(payment);
  const unit = money(`1e-${data.decimals}`);
  const receive = (amount: Money): [string, object] => ['receive', { amount: written(amount, data) }];
  switch (outcome) {
    case 'underpay': {
      const half = rest.div(2).round(data.decimals, 0);
      return receive(half.gt(0) ? half : unit);
    }
    case 'overpay':
      return receive(rest.times('1.1').plus(unit));
    case 'late':
      return receive(rest.gt(0) ? rest : money(data.requested_amount));
    default:
      return [outcome, {}];
  }
}
