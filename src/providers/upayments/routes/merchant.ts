/** What a merchant's account may do. */
import { fail } from '../../../core/contract/failure.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import type { buttonStatus, checkApiKey } from '../contract/merchant.ts';
import { type Merchant, merchant } from '../records.ts';

export const merchantHandlers = {
  'merchant.buttons': ({ merchant: { data } }) => {
    const has = (method: Merchant['methods'][number]) => data.methods.includes(method);
    return {
      status: true,
      message: 'Data received successfully',
      data: {
        payButtons: {
          knet: has('knet'),
          credit_card: has('cc'),
          samsung_pay: has('samsung-pay'),
          apple_pay: has('apple-pay'),
          ...(data.whitelabel ? { google_pay: has('google-pay') } : {}),
        },
        ...(data.whitelabel ? { isWhiteLabel: true } : {}),
      },
    };
  },

  'merchant.check_key': (call, { body: { apiKey } }) => {
    const found = call.find(merchant, 'token', apiKey);
    if (!found) return fail('unauthenticated', { reason: 'invalid' });
    if (!found.data.active) return fail('forbidden', { reason: 'the merchant is disabled' });
    return {
      status: true,
      message: 'Data received successfully',
      data: { isWhiteLabel: found.data.whitelabel },
    };
  },
} satisfies Handlers<readonly [typeof buttonStatus, typeof checkApiKey], Merchant>;
