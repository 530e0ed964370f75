/** The two credentials: an account's access token, and a shop's key where its payments are concerned. */
import { fail } from '../../core/contract/failure.ts';
import type { Call, RawInput } from '../../core/contract/provider.ts';
import type { Resource } from '../../core/store/resources.ts';
import { type Account, account, shop } from './records.ts';
import { readToken } from './tokens.ts';

/** What stands behind `Bearer`. Any other scheme counts as no credential, as FastAPI has it. */
function bearer({ headers }: RawInput): string {
  const { authorization = '' } = headers as { authorization?: string };
  const [scheme = '', ...rest] = authorization.split(' ');
  return scheme.toLowerCase() === 'bearer'
    ? rest.join(' ').trim()
    : fail('unauthenticated', { reason: 'missing' });
}

function byToken(call: Call, token: string): Resource<Account> | undefined {
  const id = readToken(call, token, 'access');
  return id === undefined ? undefined : call.get(account, id);
}

function byKey(call: Call, key: string): Resource<Account> | undefined {
  const found = call.find(shop, 'api_key', key);
  return found?.data.is_active ? call.ownerOf<Account>(found) : undefined;
}

const invalid = () => fail('unauthenticated', { reason: 'invalid' });

export const auth = {
  /** An access token (documented). */
  token: (call: Call, input: RawInput): Resource<Account> => byToken(call, bearer(input)) ?? invalid(),

  /** An access token (documented) or a shop's `api_key` (observed: an older client sends it). */
  token_or_key(call: Call, input: RawInput): Resource<Account> {
    const credential = bearer(input);
    return byKey(call, credential) ?? byToken(call, credential) ?? invalid();
  },
};
