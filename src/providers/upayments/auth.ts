/** The Bearer token (documented), and the signature that newer accounts put beside it (observed). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure, fail } from '../../core/contract/failure.ts';
import type { Call, RawInput, Signed } from '../../core/contract/provider.ts';
import type { Resource } from '../../core/store/resources.ts';
import { type Merchant, merchant } from './records.ts';

/** How far `X-Timestamp` may be from now, in milliseconds. */
const window = 60_000;

type Headers = Readonly<Record<string, string | undefined>>;

const bearer = (headers: Headers): string | undefined =>
  /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim();

/** Base64 of HMAC-SHA256 over timestamp, method, path behind the mount and the raw body (observed). */
export function signature(secret: string, timestamp: string, { method, url, body }: Signed): string {
  const path = url.replace(/\?.*/s, '').replace(/^.*?\/api\/v1\//, '');
  return createHmac('sha256', secret).update(`${timestamp}${method}${path}`).update(body()).digest('base64');
}

function isSigned(headers: Headers, secret: string, now: number, signed: Signed): boolean {
  const { 'x-timestamp': timestamp = '', 'x-signature': sent = '' } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp) * 1000) > window) return false;
  const [one, other] = [signature(secret, timestamp, signed), sent].map((text) => Buffer.from(text));
  return one?.length === other?.length && timingSafeEqual(one as Buffer, other as Buffer);
}

/** Who asks; a disabled merchant is told so. Fails before any look at the fields, as Laravel's middleware does. */
function token(call: Call, input: RawInput, signed: Signed): Resource<Merchant> {
  const headers = input.headers as Headers;
  const sent = bearer(headers);
  const found = sent === undefined ? undefined : call.find(merchant, 'token', sent);
  if (!found) fail('unauthenticated', { reason: sent === undefined ? 'missing' : 'invalid' });
  const { active, signing_secret } = found.data;
  if (!active) fail('forbidden', { reason: 'the merchant is disabled' });
  if (signing_secret !== null && !isSigned(headers, signing_secret, call.now, signed))
    fail('unauthenticated', { reason: 'invalid' });
  return found;
}

/** The same of auto-deduct, which words its 401 in its own way (observed). */
function deductToken(call: Call, input: RawInput, signed: Signed): Resource<Merchant> {
  try {
    return token(call, input, signed);
  } catch (error) {
    if (!(error instanceof Failure) || !error.is('unauthenticated')) throw error;
    return fail('refused', { rule: 'unauthorized', facts: {} });
  }
}

export const auth = { token, deductToken };
