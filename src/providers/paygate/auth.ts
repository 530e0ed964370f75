/** The key pair in the headers. The server validates it as if it were two more fields of the body (documented). */
import { fail, type Issue, type Rule } from '../../core/contract/failure.ts';
import type { Call, RawInput } from '../../core/contract/provider.ts';
import type { Resource } from '../../core/store/resources.ts';
import { type Merchant, merchant } from './records.ts';

const issue = (name: string, rule: Rule, value: unknown): Issue => ({
  in: 'headers',
  path: [name],
  rule,
  params: {},
  value,
});

/** Finds the merchant by its pair, or tells of both keys what is wrong with them. */
function keys(call: Call, { headers }: RawInput): Resource<Merchant> {
  const sent = headers as Record<string, string | undefined>;
  const { apikey: ApiKey, secretkey: SecretKey } = sent;
  const found = ApiKey ? call.find(merchant, 'ApiKey', ApiKey) : undefined;
  const active = found?.data.active ? found : undefined;
  const issues: Issue[] = [];
  if (!ApiKey) issues.push(issue('ApiKey', 'required', sent));
  else if (!active) issues.push(issue('ApiKey', 'allowed', ApiKey));
  if (!SecretKey) issues.push(issue('SecretKey', 'required', sent));
  else if (active?.data.SecretKey !== SecretKey) issues.push(issue('SecretKey', 'allowed', SecretKey));
  if (!active || issues.length > 0) fail('invalid', { issues });
  return active;
}

export const auth = { keys };
