/** What KPAY's operations do. */
import type { Handlers } from '../../../core/contract/provider.ts';
import type { operations } from '../contract/index.ts';
import { gatewayHandlers } from '../gateway/routes.ts';
import type { Account } from '../records.ts';
import { accountHandlers } from './accounts.ts';
import { cardHandlers } from './cards.ts';
import { checkoutHandlers } from './checkout.ts';
import { shopHandlers } from './shops.ts';
import { transactionHandlers } from './transactions.ts';

export const handlers = {
  ...accountHandlers,
  ...shopHandlers,
  ...cardHandlers,
  ...transactionHandlers,
  ...checkoutHandlers,
  ...gatewayHandlers,
} satisfies Handlers<typeof operations, Account>;
