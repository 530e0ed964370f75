/** A merchant of UPayments, and its payer, as the tests play them. */
import type { FastifyInstance } from 'fastify';
import { control } from '../helper.ts';

export const plain = 'jtest123';
export const whitelabel = 'e66a94d579cf75fba327ff716ad68c53aae11528';
export const strict = '83c5e0a1f6d94b27c8e3a0f1b5d6479203e8fa6c';
export const signing = '4b7f0d2c9e1a8356f4d7c0b2a9e8361574fd0c2b';
export const disabled = '00d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293';

/** As little as a charge may say. */
export const least = {
  order: { id: 'tea-1', description: 'Two cups of tea', currency: 'KWD', amount: 20 },
  language: 'en',
  reference: { id: 'ref-1' },
  returnUrl: 'http://shop.test/thanks',
  cancelUrl: 'http://shop.test/sorry',
  notificationUrl: 'http://127.0.0.1:9/hook',
};

export interface As {
  token?: string;
  workspace?: string;
  headers?: Record<string, string>;
}

/** Sends a charge; what is not sent is left out of the body. */
export async function charge(
  app: FastifyInstance,
  body: unknown,
  { token = plain, workspace = '', headers = {} }: As = {},
) {
  const reply = await app.inject({
    method: 'POST',
    url: `${workspace}/upayments/api/v1/charge`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: reply.statusCode, body: reply.json() };
}

/** Makes a charge that is right, and answers its data. */
export async function link(app: FastifyInstance, change: object = {}, as: As = {}) {
  const { status, body } = await charge(app, { ...least, ...change }, as);
  if (status !== 201) throw new Error(`the charge answered ${status}: ${JSON.stringify(body)}`);
  const { pathname, search } = new URL(body.data.link);
  return { ...body.data, page: pathname + search } as { link: string; trackId?: string; page: string };
}

/** A whitelabel charge for one way to pay. */
export const linkFor = (app: FastifyInstance, src: string, change: object = {}) =>
  link(app, { paymentGateway: { src }, ...change }, { token: whitelabel });

/** Where an address of a page leads inside the app. */
export const inside = (location: string): string => {
  const { pathname, search } = new URL(location);
  return pathname + search;
};

export const open = (app: FastifyInstance, page: string) => app.inject({ url: page });

/** Sends a page's form; answers where it leads, or the page it shows. */
export async function press(app: FastifyInstance, page: string, fields: Record<string, string>) {
  const reply = await app.inject({
    method: 'POST',
    url: page,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: reply.statusCode, location: reply.headers.location ?? '', html: reply.body };
}

export const knetCard = {
  bank: 'knet1',
  prefix: '888888',
  number: '0000000001',
  month: '09',
  year: '2030',
  pin: '1234',
};

export const card = { number: '5123 4500 0000 0008', expiry: '01/39', cvv: '100', name: 'Dana Sample' };

/** What the control API knows of the newest payment. */
export async function newest(app: FastifyInstance) {
  const { body } = await control(app, 'GET', 'payments?provider=upayments&limit=1');
  return (await control(app, 'GET', `payments/${body.data[0].id}`)).body;
}
