/** Registering, logging in, and who one is. */
import { fail } from '../../../core/contract/failure.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import type { Handle } from '../../../core/workspace.ts';
import type { login, me, refresh, register } from '../contract/accounts.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { type Account, account } from '../records.ts';
import { readToken, signToken } from '../tokens.ts';
import { accountReply } from '../wire.ts';

const tokensFor = (handle: Handle, id: string) => ({
  access_token: signToken(handle, id, 'access'),
  refresh_token: signToken(handle, id, 'refresh'),
  token_type: 'bearer',
});

export const accountHandlers = {
  'auth.register': (call, { body: { name, mobile, password } }) => {
    if (call.find(account, 'mobile', mobile)) fail('refused', { rule: 'mobile_taken', facts: { mobile } });
    const { id } = call.insert(account, {
      id: call.ids.uuid(),
      data: {
        name,
        mobile,
        password: hashPassword(call.ids, password),
        merchant_id: call.ids.digits(8),
        webhook_secret: `whsec_${call.ids.hex(48)}`,
      },
    });
    return tokensFor(call, id);
  },

  'auth.login': (call, { body: { username, password } }) => {
    const found = call.find(account, 'mobile', username);
    return found && isPassword(found.data.password, password)
      ? tokensFor(call, found.id)
      : fail('refused', { rule: 'wrong_password', facts: { username } });
  },

  'auth.refresh': (call, { body: { refresh_token } }) => {
    const id = readToken(call, refresh_token, 'refresh');
    return id !== undefined && call.get(account, id)
      ? tokensFor(call, id)
      : fail('unauthenticated', { reason: 'invalid' });
  },

  'auth.me': (call) => accountReply(call.merchant),
} satisfies Handlers<readonly [typeof register, typeof login, typeof refresh, typeof me], Account>;
