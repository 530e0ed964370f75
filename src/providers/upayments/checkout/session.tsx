/** The page on which the payer chooses how to pay. */
import { document } from '../../../checkout/shell.tsx';
import type { Resource } from '../../../core/store/resources.ts';
import type { Charge } from '../records.ts';

export const session = (charge: Resource<Charge>): string =>
  document({ title: 'Pay', brand: 'UPayments', children: <p>{charge.data.requested_order_id}</p> });
