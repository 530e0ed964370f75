/** KPAY's operations: everything the outside sees. */
import { login, me, refresh, register } from './accounts.ts';
import { addCard, listCards } from './cards.ts';
import { actOnPage, page } from './checkout.ts';
import { createShop, listShops, regenerateKey } from './shops.ts';
import {
  checkTransaction,
  createTransaction,
  listTransactions,
  paymentInfo,
  verifyTransaction,
} from './transactions.ts';

/** In the order of the document; the pages come last. */
export const operations = [
  register,
  login,
  refresh,
  me,
  listShops,
  createShop,
  regenerateKey,
  listCards,
  addCard,
  createTransaction,
  paymentInfo,
  verifyTransaction,
  checkTransaction,
  listTransactions,
  page,
  actOnPage,
] as const;
