/** What UPayments' operations do. */
import type { Handlers } from '../../../core/contract/provider.ts';
import type { operations } from '../contract/index.ts';
import type { Merchant } from '../records.ts';
import { chargeHandlers } from './charge.ts';
import { checkoutHandlers } from './checkout.ts';

export const handlers = {
  ...chargeHandlers,
  ...checkoutHandlers,
} satisfies Handlers<typeof operations, Merchant>;
