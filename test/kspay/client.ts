/** A merchant of KS Pay, as the tests play one. */
import type { FastifyInstance } from 'fastify';
import { control } from '../helper.ts';

export interface Shop {
  appId: string;
  accessKey: string;
  secretKey: string;
}

const shop = (appId: string, accessKey: string, secretKey: string): Shop => ({
  appId,
  accessKey: `kspay_test_${accessKey}`,
  secretKey,
});

export const sample = shop(
  'ap_rtk2WdyQR',
  '0b5e1d773c424f0e8a617d9c',
  '5d2f8a6c51b34e9db7f01a2b3c4d5e015d2f8a6c51b34e9db7f01a2b3c4d5e01',
);
export const payuFirst = shop(
  'ap_PayUfirst',
  '1c6f2e884d535f1f9b728e0d',
  '6e3f9b7d62c45faec8012b3c4d5e6f126e3f9b7d62c45faec8012b3c4d5e6f12',
);
export const bare = shop(
  'ap_BareReply',
  '2d703f995e6460209c839f1e',
  '7f40ac8e73d560bfd9123c4d5e6f70237f40ac8e73d560bfd9123c4d5e6f7023',
);
export const guarded = shop(
  'ap_Guarded00',
  '3e8140aa6f7571319d94a02f',
  '8051bd9f84e671c0ea234d5e6f7081348051bd9f84e671c0ea234d5e6f708134',
);
export const noGateway = shop(
  'ap_NoGateway',
  '4f9251bb708682420ea5b130',
  '9162ceaf95f782d1fb345e6f708192459162ceaf95f782d1fb345e6f70819245',
);
export const closed = shop(
  'ap_Disabled0',
  '50a362cc819793531fb6c241',
  'a273dfb0a60893e20c456f708192a356a273dfb0a60893e20c456f708192a356',
);

export const keysOf = ({ accessKey, secretKey }: Shop) => ({ accessKey, secretKey });

/** The document's samples of the server-to-server chapter and of the NPM chapter. */
export const order = {
  currencyId: 'c_JdzYuwqF6O',
  paymentMethodId: 'pm_5LR93Agwv',
  amount: 345.67,
  referenceNumber: 'OcrcZcu5z0Az1w2Z',
};
export const packageOrder = {
  currencyId: 'c_2xqOlqufc3',
  paymentMethodId: 'pm_67NoP7JaQ',
  amount: 2,
  referenceNumber: 'OcrcZcu5z0Az1w2Z',
  appId: sample.appId,
  redirectUrl: 'https://shop.example/paid?order=1001',
};

export const editions = { open: '/kspay', v1: '/kspay/v1' } as const;
export type Edition = keyof typeof editions;

export interface Sent {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Calls an operation of an edition with JSON; text goes as it is. */
export async function call(
  app: FastifyInstance,
  { method = 'POST', path, headers = {}, body }: Sent,
  { edition = 'open', workspace = '' }: { edition?: Edition; workspace?: string } = {},
) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const reply = await app.inject({
    method,
    url: `${workspace}${editions[edition]}${path}`,
    headers: method === 'GET' ? headers : { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { payload }),
  });
  return { status: reply.statusCode, type: reply.headers['content-type'], body: reply.json() };
}

type Options = Parameters<typeof call>[2];

const succeeded = async (work: ReturnType<typeof call>) => {
  const { status, body } = await work;
  if (status >= 400) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
};

export const tokens = (
  app: FastifyInstance,
  who = sample,
  options: Options = {},
): Promise<{
  accessToken: string;
  refreshToken: string;
}> => succeeded(call(app, { path: `/auth/generate-token/${who.appId}`, body: keysOf(who) }, options));

export const bearer = async (app: FastifyInstance, who = sample, options: Options = {}) => ({
  authorization: `Bearer ${(await tokens(app, who, options)).accessToken}`,
});

export const signed = async (app: FastifyInstance, who = sample, options: Options = {}) => {
  const sent = { path: `/auth/generate-signature/${who.appId}`, body: keysOf(who) };
  return { 'x-signature': (await succeeded(call(app, sent, options))).signature as string };
};

/** Initiates as a server does; answers the result and the signature's header. */
export async function initiate(
  app: FastifyInstance,
  change: object = {},
  who = sample,
  options: Options = {},
) {
  const headers = await signed(app, who, options);
  const sent = { path: '/transaction/initiate', headers, body: { ...order, ...change } };
  const body = await succeeded(call(app, sent, options));
  return { headers, ...(body.result ?? body) } as {
    headers: typeof headers;
    pe_txnId: string;
    providerOrderId: string;
  };
}

/** Stops the clock at the instant of the facts' sample. */
export const freeze = (app: FastifyInstance, workspace?: string) =>
  control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-01-31T09:30:00.000Z' }, workspace);

export const errorBody = (
  status: number,
  message: string,
  code: number,
  timestamp = '2026-01-31 09:30:00',
) => ({
  status,
  message,
  code,
  customErrorNumber: code,
  timestamp,
});
