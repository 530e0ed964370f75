/** What becomes of a transaction, and looking it up. */
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import { refuse } from '../causes.ts';
import type { byId, initiate, list, process } from '../contract/transactions.ts';
import { spanOf } from '../dates.ts';
import { transaction } from '../lifecycle.ts';
import type { App } from '../records.ts';
import { answer } from '../reply.ts';
import { signatureOf } from '../tokens.ts';
import { order, transactionItem } from '../wire.ts';
import { initiateHandler } from './initiate.ts';

/** Items a page, where nobody says (assumed). */
const usualLimit = 10;

/** Any app's; whose it is, is for the caller to ask. */
export const transactionOf = (call: Call<App>, id: string) =>
  call.get(transaction, id) ?? refuse('nothingFound');

export const transactionHandlers = {
  'transaction.initiate': initiateHandler,

  'transaction.process'(call, { headers }) {
    const { data } = signatureOf(call, headers['x-signature']);
    const made = order(call.apply(transaction, transactionOf(call, data.transaction ?? ''), 'process'));
    return answer(made, { order: made });
  },

  'transaction.byId'(call, { params }) {
    const found = transactionOf(call, params.txnId);
    if (found.owner !== call.merchant.row) refuse('notYours');
    return answer(transactionItem(found, call.merchant.id));
  },

  'transaction.list'(call, { query }) {
    const { page, limit, status: state } = query;
    const span = spanOf(query, { now: call.now, createdAt: call.merchant.data.createdAt });
    const size = limit ?? usualLimit;
    const paging =
      page === undefined && limit === undefined ? {} : { offset: ((page ?? 1) - 1) * size, limit: size };
    return answer(
      call
        .list(transaction, { owner: call.merchant, state, ...span, ...paging })
        .map((found) => transactionItem(found, call.merchant.id)),
    );
  },
} satisfies Handlers<readonly [typeof initiate, typeof process, typeof byId, typeof list], App>;
