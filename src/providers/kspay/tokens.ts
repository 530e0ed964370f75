/** Tokens and signatures: opaque texts that end by the workspace's clock. */
import { fail } from '../../core/contract/failure.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import { refuse } from './causes.ts';
import { type App, lifetimesOf, type Signature, signature, type Token, token } from './records.ts';

/** A new pair for the app. Earlier pairs stay good until their own end (assumed: nothing is public). */
export function newTokens(handle: Handle, { row: owner }: Resource<App>) {
  const { accessToken, refreshToken } = lifetimesOf(handle);
  const issue = (use: Token['use'], lifetime: number): string => {
    const data = { use, expiresAt: handle.now + lifetime };
    return handle.insert(token, { id: handle.ids.alphanumeric(64), owner, data }).id;
  };
  return { accessToken: issue('access', accessToken), refreshToken: issue('refresh', refreshToken) };
}

/** The app that an access token was given to. */
export function appOfAccessToken(handle: Handle, text: string): Resource<App> {
  const found = handle.get(token, text);
  if (found?.data.use !== 'access') return fail('unauthenticated', { reason: 'invalid' });
  if (found.data.expiresAt <= handle.now) return fail('unauthenticated', { reason: 'expired' });
  return handle.ownerOf<App>(found);
}

/** The app that a refresh token was given to. */
export function appOfRefreshToken(handle: Handle, text: string): Resource<App> {
  const found = handle.get(token, text);
  if (found?.data.use !== 'refresh') return refuse('refreshTokenUnknown');
  if (found.data.expiresAt <= handle.now) return refuse('refreshTokenExpired');
  return handle.ownerOf<App>(found);
}

/** A new signature for the app: no digest that a client could compute, but 64 random hex characters (observed). */
export function newSignature(
  handle: Handle,
  { row: owner }: Resource<App>,
  transaction: string | null = null,
): Resource<Signature> {
  const data = { expiresAt: handle.now + lifetimesOf(handle).signature, transaction };
  return handle.insert(signature, { id: handle.ids.hex(64), owner, data });
}

/** The signature with that text, if it is one that was given out and is not over. */
export function signatureOf(handle: Handle, text: string | undefined): Resource<Signature> {
  if (!text) return refuse('absent', 'x-signature');
  if (!/^[0-9a-f]{64}$/i.test(text)) return refuse('signatureMalformed');
  const found = handle.get(signature, text.toLowerCase()) ?? refuse('signatureUnknown');
  if (found.data.expiresAt <= handle.now) return refuse('signatureExpired');
  return found;
}
