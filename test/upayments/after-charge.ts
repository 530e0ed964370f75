/** A merchant of UPayments and its payers, as the tests of what follows a charge play them. */
import type { FastifyInstance } from 'fastify';
import { control } from '../helper.ts';

/** The sandbox's public tokens. */
export const plain = 'jtest123';
export const whitelabel = 'e66a94d579cf75fba327ff716ad68c53aae11528';
export const live = '5d0a7c3e91b84f26a0c7d5e3f1b9284760ac8e1d';
export const disabled = '00d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293';

export interface Asking {
  token?: string | null;
  workspace?: string;
}

/** Calls an operation; a path with a body is a POST. */
export async function ask(
  app: FastifyInstance,
  path: string,
  body?: unknown,
  { token = plain, workspace = '' }: Asking = {},
) {
  const reply = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `${workspace}/upayments/api/v1/${path}`,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: reply.statusCode, body: reply.json() };
}

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';

export const charge = {
  order: { id: '202210101202210123', description: 'Test product', currency: 'KWD', amount: 20 },
  language: 'en',
  reference: { id: 'ord_1' },
  returnUrl: `${nowhere}/success`,
  cancelUrl: `${nowhere}/cancel`,
  notificationUrl: `${nowhere}/notification`,
};

export interface Payment {
  /** The internal order id. */
  id: string;
  track: string;
  session: string;
  invoice: string;
}

/** Makes a charge, lets `event` happen to it (`pay`, unless told otherwise), and answers what it is known by. */
export async function charged(
  app: FastifyInstance,
  change: object = {},
  event: string | null = 'pay',
  asking: Asking = {},
): Promise<Payment> {
  const { status, body } = await ask(app, 'charge', { ...charge, ...change }, asking);
  if (status !== 201) throw new Error(`charge answered ${status}: ${JSON.stringify(body)}`);
  const workspace = asking.workspace?.slice(2);
  const newest = await control(app, 'GET', 'payments?provider=upayments&limit=1', undefined, workspace);
  const { id } = newest.body.data[0];
  if (event !== null) {
    const moved = await control(app, 'POST', `payments/${id}/events`, { event }, workspace);
    if (moved.status !== 200) throw new Error(`${event} answered ${moved.status}`);
  }
  const { data } = (await control(app, 'GET', `payments/${id}`, undefined, workspace)).body;
  return { id, track: data.track_id, session: data.session_id, invoice: data.invoice_id };
}

/** A charge shared by two vendors. */
export const vendors = {
  extraMerchantData: [
    {
      amount: 10,
      knetCharge: 5,
      knetChargeType: 'fixed',
      ccCharge: 10,
      ccChargeType: 'percentage',
      ibanNumber: 'KW91KFHO0000000000051010173254',
    },
    {
      amount: 10,
      knetCharge: 5,
      knetChargeType: 'fixed',
      ccCharge: 7,
      ccChargeType: 'percentage',
      ibanNumber: 'KW31NBOK0000000000002010177457',
    },
  ],
};
