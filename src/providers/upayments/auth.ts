/** The Bearer token (documented), and the signature that newer accounts put beside it (observed). */
import { fail } from '../../core/contract/failure.ts';
import type { Call, RawInput } from '../../core/contract/provider.ts';
import type { Resource } from '../../core/store/resources.ts';
import { type Merchant, merchant } from './records.ts';

const bearer = ({ headers }: RawInput): string | undefined =>
  /^Bearer (.+)$/i.exec((headers as { authorization?: string }).authorization ?? '')?.[1]?.trim();

/** Who asks; a disabled merchant is told so. Fails before any look at the fields, as Laravel's middleware does. */
function token(call: Call, input: RawInput): Resource<Merchant> {
  const sent = bearer(input);
  const found = sent === undefined ? undefined : call.find(merchant, 'token', sent);
  if (!found) fail('unauthenticated', { reason: sent === undefined ? 'missing' : 'invalid' });
  if (!found.data.active) fail('forbidden', { reason: 'the merchant is disabled' });
  return found;
}

/** The same of auto-deduct, which words its 401 in its own way (observed). */
function deductToken(call: Call, input: RawInput): Resource<Merchant> {
  const sent = bearer(input);
  if (sent === undefined || !call.find(merchant, 'token', sent))
    fail('refused', { rule: 'unauthorized', facts: {} });
  return token(call, input);
}

export const auth = { token, deductToken };
