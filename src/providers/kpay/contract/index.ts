/** KPAY's operations: everything the outside sees. */
import { login, me, refresh, register } from './accounts.ts';
import { addCard, listCards } from './cards.ts';
import { actOnPage, page } from './checkout.ts';
import { coinPaymentStatus, createCoinPayment, listBalances, listCurrencies, withdraw } from './gateway.ts';
import { actOnCoinPage, coinPage } from './gateway-page.ts';
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
  listCurrencies,
  createCoinPayment,
  coinPaymentStatus,
  listBalances,
  withdraw,
  page,
  actOnPage,
  coinPage,
  actOnCoinPage,
] as const;
