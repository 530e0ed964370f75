/** What follows a charge, in the order of the vendor's OpenAPI. */
import { autoDeduct } from './auto-deduct.ts';
import { addCard, createCardToken, createCustomerToken, listCards } from './cards.ts';
import { buttonStatus, checkApiKey } from './merchant.ts';
import {
  createMultivendorRefund,
  createRefund,
  deleteMultivendorRefund,
  deleteRefund,
  deleteRefundByQuery,
  refundStatusAlias,
  refundStatusOf,
} from './refunds.ts';
import { depositOf, statusBy, statusOf } from './status.ts';

export const afterCharge = [
  autoDeduct,
  addCard,
  createCardToken,
  createCustomerToken,
  listCards,
  statusOf,
  statusBy,
  buttonStatus,
  checkApiKey,
  depositOf,
  createRefund,
  refundStatusOf,
  refundStatusAlias,
  deleteRefund,
  deleteRefundByQuery,
  createMultivendorRefund,
  deleteMultivendorRefund,
] as const;
