/** Tokens and signatures. The credential has been checked: what is left is to give out new ones. */
import type { Call } from '../../../core/contract/provider.ts';
import type { App } from '../records.ts';
import { type Answer, answer } from '../reply.ts';
import { newSignature, newTokens } from '../tokens.ts';

function pair(call: Call<App>): Answer {
  const tokens = newTokens(call, call.merchant);
  return answer(tokens, tokens);
}

export const tokenHandlers = {
  'auth.generateToken': pair,
  'auth.refreshToken': pair,

  'auth.generateSignature'(call: Call<App>): Answer {
    const { id: signature } = newSignature(call, call.merchant);
    return answer(signature, { signature });
  },
};
