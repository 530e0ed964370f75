/** The hash that PayU's mobile kit asks for. */
import { createHash } from 'node:crypto';
import type { Handlers } from '../../../core/contract/provider.ts';
import { refuse } from '../causes.ts';
import type { hash } from '../contract/payu.ts';
import { transaction } from '../lifecycle.ts';
import type { App } from '../records.ts';
import { answer } from '../reply.ts';

export const payuHandlers = {
  'payU.hash'(call, { params, body }) {
    const { data } = call.find(transaction, 'altTxnId', params.altTxnId) ?? refuse('nothingFound');
    const text = [data.clientId, data.altTxnId, body.hashName, data.providerOrderId].join('|');
    return answer(createHash('sha512').update(text).digest('hex'));
  },
} satisfies Handlers<readonly [typeof hash], App>;
