/** What PayGate's operations do. */
import { fail, type Rule } from '../../core/contract/failure.ts';
import { redirect, show } from '../../core/contract/page.ts';
import type { Call, Checks, Handlers } from '../../core/contract/provider.ts';
import { money } from '../../core/money.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { operations } from './contract.ts';
import { order } from './lifecycle.ts';
import { currency, type Merchant, method, type OrderData } from './records.ts';
import { callback, initiated, verified } from './wire.ts';

/** What the schema cannot say. All of it is told in the same list as what the schema says. */
export const checks: Record<string, Checks> = {
  'payment.initiate': {
    currency: (call, code): Rule | undefined =>
      call.get(currency, String(code))?.data.active ? undefined : 'allowed',
    // Only 0 is refused; a negative amount is not (observed).
    amount: (_call, amount): Rule | undefined => (money(amount as string).eq(0) ? 'allowed' : undefined),
    order_id: (call, id): Rule | undefined =>
      call.find(order, 'live_order_id', String(id)) ? 'unique' : undefined,
  },
};

export const handlers = {
  'payment.initiate': (call, { body: { meta = {}, ...body } }) => {
    const id = call.ids.uuid();
    const { mode } = call.merchant.data;
    return initiated(
      call.open(order, {
        id,
        owner: call.merchant.row,
        data: {
          ...body,
          mode,
          meta: {
            customer_name: meta.customer_name ?? null,
            // Faithful: the server reads the address from another name than the one it checks (observed).
            customer_email: meta.email ?? null,
            description: meta.description ?? null,
          },
          redirect_url: `${call.site}/make/payment/${mode}/${id}`,
        },
      }),
    );
  },

  'payment.verify': (call, { body: { order_id } }) => {
    const found = call.find(order, 'order_id', order_id, call.merchant);
    return found ? verified(found) : fail('not_found', { what: 'order', id: order_id });
  },

  'checkout.page': (call, { params }) => {
    const found = orderOf(call, params);
    const methods = call
      .list(method, { limit: 100 })
      .reverse()
      .map(({ data }) => data);
    const decimals = call.get(currency, found.data.currency)?.data.decimals ?? 2;
    const { name } = call.ownerOf<Merchant>(found).data;
    return show(async () =>
      (await import('./checkout.tsx')).checkout({
        order: found,
        merchant: name,
        methods,
        decimals,
        site: call.site,
      }),
    );
  },

  'checkout.confirm': (call, { params, body }) => {
    const found = orderOf(call, params);
    if (body.outcome === 'leave') return show(async () => (await import('./checkout.tsx')).left(found));
    const event = body.outcome === 'fail' ? 'fail' : 'pay';
    const done = call.apply(order, found, event, { method: body.method });
    // After a failure the buyer is back on the page; the merchant's callback is not called (observed).
    return redirect(
      event === 'pay' ? callback(done) : `${call.site}/make/payment/${done.data.mode}/${done.id}`,
    );
  },
} satisfies Handlers<typeof operations, Merchant>;

function orderOf(call: Call<Merchant>, { mode, id }: { mode: string; id: string }): Resource<OrderData> {
  const found = call.get(order, id);
  return found?.data.mode === mode ? found : fail('not_found', { what: 'payment', id });
}
