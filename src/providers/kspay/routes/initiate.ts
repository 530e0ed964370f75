/** A transaction begins. */
import type { Call, Handler } from '../../../core/contract/provider.ts';
import { money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { flowOf } from '../auth.ts';
import { refuse } from '../causes.ts';
import type { initiate } from '../contract/transactions.ts';
import { transaction } from '../lifecycle.ts';
import { type App, type Gateway, lifetimesOf, type Signature, signature } from '../records.ts';
import { answer } from '../reply.ts';
import { newSignature, signatureOf } from '../tokens.ts';
import { initiated } from '../wire.ts';
import { currencyOf, methodsOf } from './lists.ts';

type Initiate = Handler<typeof initiate, App>;
type Body = Parameters<Initiate>[1]['body'];

/** The active gateway that comes first. */
function gatewayOf({ gateways }: App): Gateway {
  const [first] = gateways.filter(({ active }) => active).sort((one, other) => one.priority - other.priority);
  return first ?? refuse('gatewayMissing');
}

function begun(call: Call<App>, body: Body) {
  const { id: currencyId, data: currency } = currencyOf(call, body.currencyId);
  const { paymentMethodId = null, amount } = body;
  const method = methodsOf(call, currencyId).find(({ id }) => id === paymentMethodId);
  if (paymentMethodId !== null && !method) refuse('paymentMethodUnknown', [paymentMethodId]);
  if (!money(amount).round(currency.decimals).eq(amount)) refuse('tooManyDecimals', currency.decimals);
  const gateway = gatewayOf(call.merchant.data);
  const id = `tx_${call.ids.alphanumeric(9)}`;
  return call.open(transaction, {
    id,
    owner: call.merchant.row,
    data: {
      amount,
      currency: currency.code,
      currencyId,
      decimals: currency.decimals,
      paymentMethodId,
      paymentMethod: method?.data.name ?? null,
      referenceNumber: body.referenceNumber,
      redirectUrl: body.redirectUrl ?? null,
      gateway: gateway.name,
      clientId: gateway.clientId,
      providerOrderId: `order_${call.ids.alphanumeric(14)}`,
      altTxnId: call.ids.alphanumeric(20),
      providerPaymentId: null,
      expiresAt: call.now + lifetimesOf(call).unpaid,
      checkoutUrl: `${call.site}/checkout/${id}`,
    },
  });
}

/** A signature stands for one transaction (assumed). */
function unused(found: Resource<Signature>): Resource<Signature> {
  return found.data.transaction === null
    ? found
    : refuse('alreadyDone', 'Signature is already used for a transaction');
}

export const initiateHandler: Initiate = (call, { headers, body }) => {
  if (body.appId !== undefined && body.appId !== call.merchant.id) refuse('accessKeyOfAnotherApp');
  if (flowOf(headers) === 'server') {
    const given = unused(signatureOf(call, headers['x-signature']));
    const payment = begun(call, body);
    call.update(signature, given, { ...given.data, transaction: payment.id });
    return answer(initiated(payment));
  }
  if (body.appId === undefined) refuse('absent', 'appId');
  if (body.redirectUrl === undefined) refuse('absent', 'redirectUrl');
  const { id } = newSignature(call, call.merchant, begun(call, body).id);
  return answer(id, { signature: id });
};
