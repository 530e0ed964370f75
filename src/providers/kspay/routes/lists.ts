/** Currencies and payment methods. */
import type { Handlers } from '../../../core/contract/provider.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import { refuse } from '../causes.ts';
import type { currencies, paymentMethods } from '../contract/lists.ts';
import { type App, type Currency, currency, type Method, method } from '../records.ts';
import { answer } from '../reply.ts';
import { currencyItem, methodItem } from '../wire.ts';

/** The currency, if it is switched on. */
export function currencyOf(handle: Handle, id: string): Resource<Currency> {
  const found = handle.get(currency, id);
  return found?.data.active ? found : refuse('currencyUnknown');
}

/** What a currency can be paid with, in the order of the fixture. */
export const methodsOf = (handle: Handle, currencyId: string): Resource<Method>[] =>
  handle
    .list(method, {})
    .reverse()
    .filter(({ data }) => data.active && data.currencies.includes(currencyId));

export const listHandlers = {
  'currencies.list': (call) =>
    answer(
      call
        .list(currency, {})
        .reverse()
        .filter(({ data }) => data.active)
        .map(currencyItem),
    ),

  'currencies.paymentMethods': (call, { params }) =>
    answer(methodsOf(call, currencyOf(call, params.currencyId).id).map(methodItem)),
} satisfies Handlers<readonly [typeof currencies, typeof paymentMethods], App>;
