/** Passwords as they are kept: salted and hashed, cheaply, for a sandbox has no secrets to lose. */
import { scryptSync, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../../core/ids.ts';
import type { Account } from './records.ts';

const hash = (password: string, salt: string): Buffer =>
  scryptSync(password, salt, 32, { N: 256, r: 8, p: 1 });

export function hashPassword(ids: Ids, password: string): Account['password'] {
  const salt = ids.hex(32);
  return { salt, hash: hash(password, salt).toString('hex') };
}

export const isPassword = (kept: Account['password'], password: string): boolean =>
  timingSafeEqual(hash(password, kept.salt), Buffer.from(kept.hash, 'hex'));
