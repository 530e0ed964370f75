/** What UPayments' operations do. */
import type { Handlers } from '../../../core/contract/provider.ts';
import type { operations } from '../contract/index.ts';
import type { Merchant } from '../records.ts';
import { afterChargeHandlers } from './after-charge.ts';
import { chargeHandlers } from './charge.ts';
import { checkoutHandlers } from './checkout.ts';
import { cardPageHandlers } from './my-cards.ts';

export const handlers = {
  ...chargeHandlers,
  ...afterChargeHandlers,
  ...checkoutHandlers,
  ...cardPageHandlers,
} satisfies Handlers<typeof operations, Merchant>;
