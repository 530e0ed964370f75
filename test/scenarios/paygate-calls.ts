/** A merchant of PayGate on the stage where scenarios are played. */
import { call, initiate, payment, sample } from '../paygate/client.ts';
import type { Stage } from './stage.ts';

/** Starts a payment whose notifications reach the receiver; answers its id. */
export const order = ({ app, shop }: Stage, change: object = {}, options?: Parameters<typeof initiate>[2]) =>
  initiate(app, { ipn_url: shop.url, ...change }, options);

export async function paid(stage: Stage, change: object = {}, options?: Parameters<typeof initiate>[2]) {
  const id = await order(stage, change, options);
  await stage.happen(id, 'pay');
  await stage.drain();
  return id;
}

export const status = async ({ app }: Stage, change: object = {}) =>
  (await call(app, 'initiate', { ...payment, ...change })).status;

/** The same at a real socket. */
export const sent = ({ origin }: Stage, change: object = {}, keys = sample) =>
  fetch(`${origin}/paygate/api/payment/initiate`, {
    method: 'POST',
    headers: { ...keys, 'content-type': 'application/json' },
    body: JSON.stringify({ ...payment, ...change }),
  });
