/** KS Pay's calls and its hosted page, the same in both editions. */
import { generateSignature, generateToken, refreshToken } from './auth.ts';
import { choose, comeBack, openPayu, page } from './checkout.ts';
import { currencies, paymentMethods } from './lists.ts';
import { hash } from './payu.ts';
import { byId, initiate, list, process } from './transactions.ts';

/** Those of merchants' programs. */
export const calls = [
  generateToken,
  generateSignature,
  refreshToken,
  currencies,
  paymentMethods,
  initiate,
  process,
  byId,
  list,
  hash,
] as const;

/** Those of buyers' browsers. */
export const pages = [page, choose, openPayu, comeBack] as const;

export const operations = [...calls, ...pages] as const;
