/** Access and refresh tokens: JWTs that begin and end by the workspace's clock. */
import jwt from 'jsonwebtoken';
import type { Handle } from '../../core/workspace.ts';
import { settingsOf } from './records.ts';

type Use = 'access' | 'refresh';

/** Seconds (assumed). */
const lifetimes: Readonly<Record<Use, number>> = { access: 24 * 3600, refresh: 30 * 24 * 3600 };

const secret = (handle: Handle): string => settingsOf(handle).token_secret;

const seconds = (at: number): number => Math.floor(at / 1000);

/** A new token for the account with that id; `jti` sets it apart from one of the same second. */
export function signToken(handle: Handle, account: string, use: Use, jti = handle.ids.uuid()): string {
  const iat = seconds(handle.now);
  const claims = { sub: account, type: use, iat, exp: iat + lifetimes[use], jti };
  return jwt.sign(claims, secret(handle), { algorithm: 'HS256' });
}

/** The id of the account that the token is for; `undefined` for one that is foreign, spoiled, over or of the other use. */
export function readToken(handle: Handle, token: string, use: Use): string | undefined {
  try {
    const claims = jwt.verify(token, secret(handle), {
      algorithms: ['HS256'],
      clockTimestamp: seconds(handle.now),
    });
    return typeof claims === 'object' && claims.type === use ? claims.sub : undefined;
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
