/** A merchant of PayGate, as the tests play one. */
import type { FastifyInstance } from 'fastify';

export const sample = {
  ApiKey: '9a5cd8e5beb32c70400bfdcf5f576562bd09202d',
  SecretKey: 'f2cc7f986a81b14525807a37a6a89ec99b8a82b6',
};
export const live = {
  ApiKey: '11f3a0c5e2b94d7f8a6b3c1d0e9f8a7b6c5d4e3f',
  SecretKey: '0b1c2d3e4f5a6978877665544332211000ffeedd',
};
export const patient = {
  ApiKey: '5e7a1d0c9b8f7e6d5c4b3a29181706f5e4d3c2b1',
  SecretKey: 'a9b8c7d6e5f4031221304f5e6d7c8b9aa9b8c7d6',
};

export const payment = {
  currency: 'USD',
  amount: 100,
  ipn_url: 'http://127.0.0.1:9/ipn',
  callback_url: 'http://127.0.0.1:9/done',
  order_id: '256985412569',
};

/** Calls an operation with JSON; `workspace` prefixes the address. */
export async function call(
  app: FastifyInstance,
  path: string,
  body: unknown,
  { keys = sample, workspace = '' }: { keys?: Record<string, string>; workspace?: string } = {},
) {
  const reply = await app.inject({
    method: 'POST',
    url: `${workspace}/paygate/api/payment/${path}`,
    headers: { ...keys, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });
  return { status: reply.statusCode, body: reply.json() };
}

/** Starts a payment and answers its id. */
export async function initiate(
  app: FastifyInstance,
  change: object = {},
  options: Parameters<typeof call>[3] = {},
): Promise<string> {
  const { status, body } = await call(app, 'initiate', { ...payment, ...change }, options);
  if (status !== 200) throw new Error(`initiate answered ${status}: ${JSON.stringify(body)}`);
  return body.data.id;
}

/** What verify says of an order. */
export async function statusOf(
  app: FastifyInstance,
  order_id = payment.order_id,
  options: Parameters<typeof call>[3] = {},
) {
  return (await call(app, 'verify', { order_id }, options)).body.data?.status;
}
