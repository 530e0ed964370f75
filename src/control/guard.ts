/** Who may use the control API: whoever has the token; without one, whoever is no other website. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { fail } from '../core/contract/failure.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Names that no stranger can register: an attacker's page can rebind its own domain only. */
const reserved = /(^|\.)(localhost|local|internal|test|example|invalid|home\.arpa)$/i;

const isHarmless = (host: string): boolean => isIP(host) !== 0 || !host.includes('.') || reserved.test(host);

const hostOf = (authority: string): string => authority.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');

/** Fails unless the request may pass. */
export function guard(request: FastifyRequest, { adminToken, publicUrl }: Config): void {
  if (adminToken !== undefined) {
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) fail('unauthenticated', { reason: 'missing' });
    if (!timingSafeEqual(digest(token), digest(adminToken))) fail('unauthenticated', { reason: 'invalid' });
    return;
  }
  const { origin } = request.headers;
  if (
    origin !== undefined &&
    origin !== `${request.protocol}://${request.host}` &&
    origin !== originOf(publicUrl)
  ) {
    fail('forbidden', {
      reason: `Pages of ${origin} may not use the control API; start with --admin-token to let programs in from elsewhere.`,
    });
  }
  const host = hostOf(request.host);
  if (!isHarmless(host) && host !== hostOf(publicUrl === undefined ? '' : new URL(publicUrl).host)) {
    fail('forbidden', {
      reason: `The host name '${host}' is not one of Paystub's. Use an address, a name without dots or the --public-url, or start with --admin-token.`,
    });
  }
}

const originOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : new URL(url).origin;
