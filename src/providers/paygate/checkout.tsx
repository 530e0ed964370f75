/** PayGate's hosted page. */
import { document } from '../../checkout/shell.tsx';
import type { FailureKind } from '../../core/contract/failure.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Method, OrderData } from './records.ts';

export interface Checkout {
  order: Resource<OrderData>;
  methods: Method[];
  decimals: number;
  site: string;
}

export const checkout = ({ order }: Checkout): string =>
  document({ title: 'PayGate', children: <p>{order.id}</p> });
export const left = (order: Resource<OrderData>): string =>
  document({ title: 'PayGate', children: <p>{order.id}</p> });
export const problem = (kind: FailureKind): string => document({ title: 'PayGate', children: <p>{kind}</p> });
