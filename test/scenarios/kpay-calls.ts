/** A merchant of KPAY on the stage where scenarios are played. */
import { control } from '../helper.ts';
import * as card from '../kpay/client.ts';
import * as coin from '../kpay/gateway-client.ts';
import type { Stage } from './stage.ts';

export const cardStatus = ({ app }: Stage, authority: string): Promise<string> =>
  card.statusOf(app, authority);
export const coinStatus = ({ app }: Stage, id: string) => coin.statusOf(app, id);

/** Starts a card payment; answers its authority. */
export const openCard = ({ app }: Stage, change: object = {}): Promise<string> => card.create(app, change);

/** Starts a coin payment whose webhooks reach the receiver, 0.01 btc unless told; answers its id. */
export const openCoin = async ({ app, shop }: Stage, change: object = {}): Promise<string> =>
  (await coin.open(app, { webhook_url: shop.url, ...change })).id;

/** A coin payment that is paid by now. */
export async function paidCoin(stage: Stage, change: object = {}): Promise<string> {
  const id = await openCoin(stage, change);
  await stage.happen(id, 'pay');
  await stage.drain();
  return id;
}

export const cardRequest = { ...card.payment };
export const coinRequest = { order_id: 'INV-1', currency: 'btc', amount_crypto: '0.01' };
export const withdrawalRequest = {
  currency: 'xrp',
  amount: '5',
  destination_address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
};

/** Every call that is worth repeating, with what makes it work. */
export const ask = {
  createCard: (stage: Stage, change: object = {}) =>
    asked(stage, '/transactions/create', { ...cardRequest, ...change }),
  createCoin: (stage: Stage, change: object = {}) =>
    asked(stage, '/gateway/payments', { ...coinRequest, ...change }),
  coin: (stage: Stage, id: string) => asked(stage, `/gateway/payments/${id}`),
  withdraw: (stage: Stage) => asked(stage, '/gateway/withdrawals', withdrawalRequest),
};

/** At a real socket. */
export const asked = ({ origin }: Stage, path: string, body?: object) =>
  fetch(`${origin}/kpay/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${card.sara.key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Puts 10 xrp on the balance, whatever scenarios are on. */
export async function fund({ app, advance, happen }: Stage): Promise<void> {
  const { id } = await coin.open(app, { order_id: 'FUNDS', currency: 'xrp', amount_crypto: '10' });
  await happen(id, 'pay');
  await advance('4s');
}

export const available = async ({ app }: Stage, currency: string): Promise<string> =>
  (await coin.balance(app, currency)).available_balance;

export const { webhook_secret } = coin.sara;

/** Switches all scenarios off. */
export const calm = ({ app }: Stage) => control(app, 'DELETE', 'scenarios');
