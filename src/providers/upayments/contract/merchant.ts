/** What a merchant's account may do. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import { envelope, invalid, published, refusals, success } from './replies.ts';

const shown = { ...Type.Boolean(), description: 'Whether the method is offered' };

export const buttonStatus = operation({
  id: 'merchant.buttons',
  method: 'GET',
  path: '/check-payment-button-status',
  summary: 'Check which payment methods the account has',
  source: published,
  auth: 'token',
  replies: {
    201: success(
      'Each method, and whether it is offered',
      Type.Object({
        payButtons: Type.Object({
          knet: shown,
          credit_card: shown,
          samsung_pay: shown,
          apple_pay: shown,
          google_pay: Type.Optional(shown),
        }),
        isWhiteLabel: Type.Optional(Type.Boolean({ description: 'Only for whitelabel accounts' })),
      }),
    ),
    ...refusals,
  },
  notes: [
    note(
      observed('plugins read both; the published exchange has neither'),
      'A whitelabel account also gets `isWhiteLabel` and `google_pay`; that the others lack them is assumed.',
    ),
    note(
      observed("the vendor's document"),
      'The real server takes one call a minute; here all are answered, but under the scenario `upayments/rate-limited`.',
    ),
  ],
});

export const checkApiKey = operation({
  id: 'merchant.check_key',
  method: 'POST',
  path: '/check-merchant-api-key',
  summary: 'Check an API key, and whether its account is whitelabel',
  source: observed("the vendor's plugins"),
  body: Type.Object({ apiKey: Type.String({ description: "The merchant's token" }) }),
  replies: {
    201: {
      source: assumed('the plugins read status and data.isWhiteLabel; the message is ours'),
      description: 'Whose key it is',
      schema: envelope(Type.Object({ isWhiteLabel: Type.Boolean() })),
    },
    401: { ...refusals[401], source: assumed('as for a token that nobody has') },
    403: { ...refusals[403], source: assumed('as for its token') },
    422: invalid,
  },
  notes: [note(observed("the vendor's plugins"), 'It takes no Authorization: the key stands in the body.')],
});
