/** Every error that happens by itself: how to bring it about, and what each edition says then. */
import type { FastifyInstance } from 'fastify';
import { control } from '../helper.ts';
import {
  bearer,
  call,
  closed,
  guarded,
  initiate,
  keysOf,
  noGateway,
  order,
  packageOrder,
  payuFirst,
  type Sent,
  sample,
  signed,
  tokens,
} from './client.ts';

export type Told = readonly [status: number, message: string, code: number];

export interface Case {
  title: string;
  sent: (app: FastifyInstance) => Promise<Sent> | Sent;
  open: Told;
  /** As in `open`, unless v1's catalogue has words of its own. */
  v1?: Told;
  at?: string;
}

export const token = (change: object = {}, appId = sample.appId): Sent => ({
  path: `/auth/generate-token/${appId}`,
  body: { ...keysOf(sample), ...change },
});
export const get = (path: string, headers = {}): Sent => ({ method: 'GET', path, headers });
const withToken =
  (path: string, who = sample) =>
  async (app: FastifyInstance): Promise<Sent> =>
    get(path, await bearer(app, who));
const later =
  (by: string, sent: Case['sent']): Case['sent'] =>
  async (app) => {
    const ready = await sent(app);
    await control(app, 'POST', 'clock/advance', { by });
    return ready;
  };
const initiating =
  (change: object, who = sample) =>
  async (app: FastifyInstance): Promise<Sent> => ({
    path: '/transaction/initiate',
    headers: await signed(app, who),
    body: { ...order, ...change },
  });
const packaged =
  (change: object) =>
  async (app: FastifyInstance): Promise<Sent> => ({
    path: '/transaction/initiate',
    headers: await bearer(app),
    body: { ...packageOrder, ...change },
  });
const refreshing =
  (which: 'accessToken' | 'refreshToken', change: object = {}) =>
  async (app: FastifyInstance): Promise<Sent> => ({
    path: '/auth/refresh-token',
    headers: { authorization: (await tokens(app))[which] },
    body: { ...keysOf(sample), ...change },
  });
const process = (headers: Record<string, string> = {}): Sent => ({ path: '/transaction/process', headers });
const absent = (name: string): Told => [400, `${name} not present in Request`, -9];
const malformed = (prefix: string): Told => [
  400,
  `ID must start with '${prefix}' and be 12 characters long with alphanumeric characters following the prefix.`,
  -17,
];
const listing = (query: string) => withToken(`/transaction?${query}`);

const tokenMissing: Told = [400, 'Token missing or incorrect', 9000];
const keyMissing: Told = [400, 'Api Key is Missing', 9002];
const foreignKey: Pick<Case, 'open' | 'v1'> = {
  open: [403, 'User does not belong to the specified application', 11003],
  v1: [400, 'This app is not assigned to this user', 2059],
};
const noApp: Told = [400, 'Platform either does not exist or is not Active!', 2055];
const badCurrency: Pick<Case, 'open' | 'v1'> = {
  open: [
    400,
    'Invalid currency ID provided, check if currency is valid or disabled by administration',
    13007,
  ],
  v1: [400, "Currency doesn't exist", 1052],
};
const invalid: Told = [400, 'Invalid Request', 25];
const pageWrong: Told = [400, 'Page should be a positive number greater than 0', 4089];
const limitWrong: Told = [400, 'Limit should be a positive number greater than 0', 4056];
const expired = { at: '2026-01-31 09:45:00' };

export const cases: Case[] = [
  { title: 'no Authorization', sent: () => get('/currencies'), open: tokenMissing },
  {
    title: 'Bearer and nothing behind it',
    sent: () => get('/currencies', { authorization: 'Bearer ' }),
    open: tokenMissing,
  },
  {
    title: 'an unknown token',
    sent: () => get('/transaction', { authorization: 'Bearer x' }),
    open: [401, 'Unauthorized! Please provide valid credentials.', 9007],
  },
  {
    title: 'a refresh token as access token',
    sent: async (app) => get('/currencies', { authorization: (await tokens(app)).refreshToken }),
    open: [401, 'Unauthorized! Please provide valid credentials.', 9007],
  },
  {
    title: 'an expired token',
    sent: later('15m', withToken('/currencies')),
    open: [401, 'Token has expired.', 9009],
    ...expired,
  },
  {
    title: 'refresh without a token',
    sent: () => ({ path: '/auth/refresh-token', body: keysOf(sample) }),
    open: tokenMissing,
  },
  {
    title: 'refresh with an access token',
    sent: refreshing('accessToken'),
    open: [401, 'Invalid token.', 9008],
  },
  {
    title: 'refresh after 7 days',
    sent: later('7d', refreshing('refreshToken')),
    open: [401, 'Refresh token has expired.', 9008],
    at: '2026-02-07 09:30:00',
  },
  {
    title: 'refresh without the access key',
    sent: refreshing('refreshToken', { accessKey: undefined }),
    open: keyMissing,
  },
  {
    title: 'refresh with keys of another app',
    sent: refreshing('refreshToken', keysOf(payuFirst)),
    ...foreignKey,
  },
  { title: 'no access key', sent: () => token({ accessKey: undefined }), open: keyMissing },
  { title: 'an empty access key', sent: () => token({ accessKey: '' }), open: keyMissing },
  {
    title: 'an access key of the wrong type',
    sent: () => token({ accessKey: { a: 1 } }),
    open: [404, 'Credentials not found for the provided access key', 11001],
    v1: [400, 'No such key found in the system model', 11001],
  },
  {
    title: 'an unknown access key',
    sent: () => token({ accessKey: 'kspay_test_none' }),
    open: [404, 'Credentials not found for the provided access key', 11001],
    v1: [400, 'No such key found in the system model', 11001],
  },
  { title: "another app's access key", sent: () => token(keysOf(payuFirst)), ...foreignKey },
  {
    title: 'an inactive access key',
    sent: () => token({ accessKey: 'kspay_test_ffffffff3c424f0e8a617d9c' }),
    open: [400, 'Access key does not match any active credentials', 11008],
    v1: [400, 'The key provided is not active at the moment', 11002],
  },
  { title: 'no secret key', sent: () => token({ secretKey: undefined }), open: absent('secretKey') },
  {
    title: 'a wrong secret key',
    sent: () => token({ secretKey: payuFirst.secretKey }),
    open: [400, 'Invalid credentials, please check the provided secret key', 11004],
  },
  { title: 'a malformed app id', sent: () => token({}, 'ap_rtk2WdyQ'), open: malformed('ap_') },
  {
    title: 'an unknown app',
    sent: () => token({}, 'ap_000000000'),
    open: [404, 'Application not found for the provided app ID', 11002],
    v1: noApp,
  },
  {
    title: 'an app that is switched off',
    sent: () => token(keysOf(closed), closed.appId),
    open: [404, 'Application is disabled!', 11011],
    v1: noApp,
  },
  { title: 'no signature', sent: () => process(), open: absent('x-signature') },
  {
    title: 'a malformed signature',
    sent: () => process({ 'x-signature': '7b452bc7f5adfe1d65e...' }),
    open: [400, 'The format of the provided signature is invalid', 11006],
  },
  {
    title: 'an unknown signature',
    sent: () => process({ 'x-signature': '7'.repeat(64) }),
    open: [500, 'An error occurred during signature verification', 11009],
  },
  {
    title: 'an expired signature',
    sent: later('5m', async (app) => process((await initiate(app)).headers)),
    open: [400, 'The provided signature has expired', 11005],
    at: '2026-01-31 09:35:00',
  },
  {
    title: 'initiating with an expired signature',
    sent: later('5m', initiating({})),
    open: [400, 'The provided signature has expired', 11005],
    at: '2026-01-31 09:35:00',
  },
  {
    title: 'processing twice',
    sent: async (app) => {
      const { headers } = await initiate(app);
      await call(app, process(headers));
      return process(headers);
    },
    open: [400, 'Transaction is already processed', -17],
  },
  {
    title: 'initiating twice with a signature',
    sent: async (app) => {
      const { headers } = await initiate(app);
      return { path: '/transaction/initiate', headers, body: order };
    },
    open: [400, 'Signature is already used for a transaction', -17],
  },
  {
    title: 'processing before initiating',
    sent: async (app) => process(await signed(app)),
    open: [404, 'No data found with this ID!', 24],
  },
  ...['currencyId', 'amount', 'referenceNumber'].map((name) => ({
    title: `no ${name}`,
    sent: initiating({ [name]: undefined }),
    open: absent(name),
  })),
  ...['appId', 'redirectUrl'].map((name) => ({
    title: `the package without ${name}`,
    sent: packaged({ [name]: undefined }),
    open: absent(name),
  })),
  { title: 'the package with another app', sent: packaged({ appId: payuFirst.appId }), ...foreignKey },
  {
    title: 'the SDK without its access key',
    sent: () => ({
      path: '/transaction/initiate',
      headers: { secretKey: sample.secretKey },
      body: packageOrder,
    }),
    open: keyMissing,
  },
  {
    title: 'the SDK without an app',
    sent: () => ({ path: '/transaction/initiate', headers: keysOf(sample), body: order }),
    open: absent('appId'),
  },
  {
    title: 'initiating with no credential',
    sent: () => ({ path: '/transaction/initiate', body: order }),
    open: tokenMissing,
  },
  {
    title: 'too many decimals',
    sent: initiating({ amount: 1.234 }),
    open: [400, 'Number should have at most the allowed number of decimal places ie - 2', -19],
  },
  { title: 'an amount as text in JSON', sent: initiating({ amount: '345.67' }), open: invalid },
  { title: 'an amount of zero', sent: initiating({ amount: 0 }), open: invalid },
  {
    title: 'a payment method of another currency',
    sent: initiating({ currencyId: 'c_2xqOlqufc3' }),
    open: [400, 'The following payment method IDs does not exist in DB: pm_5LR93Agwv', 13006],
    v1: [400, 'The following payment method IDs do not exist in DB: pm_5LR93Agwv', 13006],
  },
  {
    title: 'an unknown payment method',
    sent: initiating({ paymentMethodId: 'pm_000000000' }),
    open: [400, 'The following payment method IDs does not exist in DB: pm_000000000', 13006],
    v1: [400, 'The following payment method IDs do not exist in DB: pm_000000000', 13006],
  },
  {
    title: 'a malformed payment method',
    sent: initiating({ paymentMethodId: 'UPI' }),
    open: malformed('pm_'),
  },
  { title: 'a malformed currency', sent: initiating({ currencyId: 'INR' }), open: malformed('c_') },
  { title: 'an unknown currency', sent: initiating({ currencyId: 'c_0000000000' }), ...badCurrency },
  {
    title: 'methods of a malformed currency',
    sent: withToken('/INR/payment-methods'),
    open: malformed('c_'),
  },
  {
    title: 'methods of a currency switched off',
    sent: withToken('/c_SwitchdOff/payment-methods'),
    ...badCurrency,
  },
  {
    title: 'no gateway',
    sent: initiating({}, noGateway),
    open: [404, 'Gateway not found or is disabled for the provided ID', 13001],
    v1: [400, 'No gateway assigned in this app', 2060],
  },
  { title: 'a malformed transaction', sent: withToken('/transaction/txnId/tx_1'), open: malformed('tx_') },
  {
    title: 'an unknown transaction',
    sent: withToken('/transaction/txnId/tx_UOVynlQ0j'),
    open: [404, 'No data found with this ID!', 24],
  },
  {
    title: "another app's transaction",
    sent: async (app) =>
      get(`/transaction/txnId/${(await initiate(app)).pe_txnId}`, await bearer(app, payuFirst)),
    open: [404, 'You do not have access to edit or fetch the details, kindly contact the administrator.', 23],
    v1: [401, 'You do not have access to edit the details, kindly contact administrator.', 23],
  },
  ...['page=0', 'page=-1', 'page=one', 'page=1.5'].map((query) => ({
    title: query,
    sent: listing(query),
    open: pageWrong,
  })),
  ...['limit=0', 'limit=all'].map((query) => ({ title: query, sent: listing(query), open: limitWrong })),
  {
    title: 'a range of 91 days',
    sent: listing('fromDate=2025-11-02&toDate=2026-01-31'),
    open: [400, 'Date range exceeds limit! Date range should not exceed 90 days.', 11006],
  },
  {
    title: 'dates in the wrong order',
    sent: listing('fromDate=2026-01-31&toDate=2026-01-30'),
    open: [400, "Error: 'fromDate' should be earlier than 'toDate'.", 11007],
  },
  {
    title: 'a day before the app',
    sent: listing('fromDate=2024-08-02&toDate=2024-08-30'),
    open: [400, 'The start date cannot be before the app creation date.', 11008],
  },
  {
    title: 'a first day to come',
    sent: listing('fromDate=2026-02-01&toDate=2026-02-02'),
    open: [400, "The start date cannot be after today's date.", 11009],
  },
  {
    title: 'only a first day',
    sent: listing('fromDate=2026-01-01'),
    open: [400, 'Both start date and end date are required if one is provided.', 11010],
  },
  {
    title: 'only a last day',
    sent: listing('toDate=2026-01-01'),
    open: [400, 'Both start date and end date are required if one is provided.', 11010],
  },
  {
    title: 'a last day to come',
    sent: listing('fromDate=2026-01-31&toDate=2026-02-01'),
    open: [400, "The end date cannot be after today's date.", 11011],
  },
  { title: 'a date that is none', sent: listing('fromDate=2026-02-30x&toDate=2026-01-31'), open: invalid },
  { title: 'malformed JSON', sent: () => ({ ...token(), body: '{"accessKey":' }), open: invalid },
  { title: 'a list for a body', sent: initiatingText('[]'), open: invalid },
  {
    title: 'an origin that is not on the list',
    sent: async (app) =>
      get('/currencies', { ...(await bearer(app, guarded)), origin: 'https://elsewhere.example' }),
    open: [403, 'Access denied from this origin.', 13007],
  },
];

function initiatingText(body: string): Case['sent'] {
  return async (app) => ({ path: '/transaction/initiate', headers: await signed(app), body });
}
