/** The hosted page of a card-to-card payment. */
import { document } from '../../checkout/shell.tsx';
import type { FailureKind } from '../../core/contract/failure.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Transaction } from './records.ts';

export const checkout = (payment: Resource<Transaction>): string =>
  document({ title: 'KPAY', brand: 'KPAY', children: <p>{payment.data.authority}</p> });

export const problem = (kind: FailureKind): string =>
  document({ title: 'KPAY', brand: 'KPAY', children: <p>{kind}</p> });
