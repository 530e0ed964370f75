/** A merchant of KPAY's crypto gateway, and the network that pays it, as the tests play them. */
import type { FastifyInstance } from 'fastify';
import { control } from '../helper.ts';

export const sara = {
  api_key: 'kpay_Sara0Sample0Shop0Key0000000000000000001',
  webhook_secret: 'whsec_kpay_sara_4f6d1c0b9a8e7d5c3b2a1908f7e6d5c4',
};
export const omid = { api_key: 'kpay_Omid0Sample0Shop0Key0000000000000000003' };

export interface Balance {
  currency: string;
  available_balance: string;
  pending_balance: string;
  total_received: string;
  total_withdrawn: string;
}

export interface Options {
  key?: string;
  workspace?: string;
}

/** Calls the gateway; a body makes it a POST. */
export async function call(
  app: FastifyInstance,
  path: string,
  body?: unknown,
  { key = sara.api_key, workspace }: Options = {},
) {
  const reply = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `${workspace === undefined ? '' : `/@${workspace}`}/kpay/api/v1/gateway/${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: reply.statusCode, body: reply.json() };
}

/** Asks for a payment of 0.01 btc, or what is said, and answers its reply. */
export async function open(app: FastifyInstance, change: object = {}, options: Options = {}) {
  const asked = { order_id: 'INV-1', currency: 'btc', amount_crypto: '0.01', ...change };
  const { status, body } = await call(app, 'payments', asked, options);
  if (status !== 200) throw new Error(`no payment: ${status} ${JSON.stringify(body)}`);
  return body as {
    id: string;
    deposit_address: string;
    memo: string | null;
    requested_amount: string;
  } & Record<string, string>;
}

export const statusOf = async (app: FastifyInstance, id: string, options: Options = {}) =>
  (await call(app, `payments/${id}`, undefined, options)).body;

export async function balance(
  app: FastifyInstance,
  currency: string,
  options: Options = {},
): Promise<Omit<Balance, 'currency'>> {
  const { body } = await call(app, 'balances', undefined, options);
  const found = (body.balances as Balance[]).find((one) => one.currency === currency);
  if (!found) throw new Error(`no balance of ${currency}`);
  const { currency: _code, ...amounts } = found;
  return amounts;
}

/** Lets something happen to a payment or a withdrawal. */
export const happen = (
  app: FastifyInstance,
  id: string,
  event: string,
  details?: object,
  { workspace }: Options = {},
) => control(app, 'POST', `payments/${id}/events`, { event, ...(details ? { details } : {}) }, workspace);

export const advance = (app: FastifyInstance, by: string, { workspace }: Options = {}) =>
  control(app, 'POST', 'clock/advance', { by }, workspace);
