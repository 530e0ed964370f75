/** A merchant of KPAY, as the tests play one. */
import type { FastifyInstance } from 'fastify';

/** The fixture's first account: its shop, its card, and what is switched off. */
export const sara = {
  mobile: '09120000001',
  password: 'paystub-sara',
  key: 'kpay_Sara0Sample0Shop0Key0000000000000000001',
  closed_key: 'kpay_Sara0Closed0Shop0Key0000000000000000002',
  shop_id: '0b5e1d77-3c42-4f0e-8a61-7d9c5e2f1a01',
  card_id: 'c4d2f8a6-51b3-4e9d-b7f0-1a2b3c4d5e01',
};
export const omid = {
  mobile: '09120000002',
  password: 'paystub-omid',
  key: 'kpay_Omid0Sample0Shop0Key0000000000000000003',
  shop_id: '0b5e1d77-3c42-4f0e-8a61-7d9c5e2f1a03',
  card_id: 'c4d2f8a6-51b3-4e9d-b7f0-1a2b3c4d5e03',
};

export const payment = {
  shop_id: sara.shop_id,
  card_id: sara.card_id,
  amount: 250_000,
  callback_url: 'http://127.0.0.1:9/done?order=7',
};

export interface Options {
  token?: string | undefined;
  workspace?: string;
  mount?: string;
}

/** Calls an operation with JSON. */
export async function call(
  app: FastifyInstance,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  { token, workspace = '', mount = '/kpay/api/v1' }: Options = {},
) {
  const reply = await app.inject({
    method,
    url: workspace + mount + path,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() };
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
}

export async function login(
  app: FastifyInstance,
  { mobile: username, password }: { mobile: string; password: string } = sara,
  options: Options = {},
): Promise<Tokens> {
  const { status, body } = await call(app, 'POST', '/auth/login', { username, password }, options);
  if (status !== 200) throw new Error(`login answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Starts a card payment of Sara's and answers its authority. */
export async function create(
  app: FastifyInstance,
  change: object = {},
  options: Options = {},
): Promise<string> {
  const asked = { token: sara.key, ...options };
  const { status, body } = await call(app, 'POST', '/transactions/create', { ...payment, ...change }, asked);
  if (status !== 200) throw new Error(`create answered ${status}: ${JSON.stringify(body)}`);
  return body.authority;
}

export const statusOf = async (app: FastifyInstance, authority: string, options: Options = {}) =>
  (await call(app, 'GET', `/transactions/check/${authority}`, undefined, options)).body.status;
