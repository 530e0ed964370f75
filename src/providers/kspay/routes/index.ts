/** What KS Pay's operations do, and the words around what they answer. */
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import { calls } from '../contract/index.ts';
import type { App } from '../records.ts';
import { type Answer, worded } from '../reply.ts';
import { checkoutHandlers } from './checkout.ts';
import { listHandlers } from './lists.ts';
import { payuHandlers } from './payu.ts';
import { tokenHandlers } from './tokens.ts';
import { transactionHandlers } from './transactions.ts';

const callHandlers = {
  ...tokenHandlers,
  ...listHandlers,
  ...transactionHandlers,
  ...payuHandlers,
} satisfies Handlers<typeof calls, App>;

type Work = (call: Call<App>, input: never) => Answer;

export const handlers = {
  ...Object.fromEntries(
    calls.map((operation) => [
      operation.id,
      (call: Call<App>, input: never) =>
        worded(operation, call, (callHandlers[operation.id] as Work)(call, input)),
    ]),
  ),
  ...checkoutHandlers,
};
