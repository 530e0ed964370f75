/** What follows a charge. */
import { autoDeductChecks, autoDeductHandlers } from './auto-deduct.ts';
import { cardChecks, cardHandlers } from './cards.ts';
import { merchantHandlers } from './merchant.ts';
import { refundHandlers } from './refunds.ts';
import { statusHandlers } from './status.ts';

export const afterChargeHandlers = {
  ...autoDeductHandlers,
  ...cardHandlers,
  ...statusHandlers,
  ...merchantHandlers,
  ...refundHandlers,
};

/** What the schemas cannot say. */
export const afterChargeChecks = { ...autoDeductChecks, ...cardChecks };
