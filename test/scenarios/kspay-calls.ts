/** A merchant of KS Pay and its buyer, on the stage where scenarios are played. */
import { bearer, call, order, packageOrder, sample, signed, tokens } from '../kspay/client.ts';
import type { Stage } from './stage.ts';

export interface Change {
  amount?: unknown;
  referenceNumber?: unknown;
}

type Headers = Record<string, string>;

/** A call at a real socket. */
export async function sent({ origin }: Stage, path: string, headers: Headers, body: object = {}) {
  const reply = await fetch(`${origin}/kspay${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
}

/** Initiates as a server does, with a signature that it may bring along. */
export const initiate = async (stage: Stage, change: Change = {}, headers?: Headers) =>
  sent(stage, '/transaction/initiate', headers ?? (await signed(stage.app)), { ...order, ...change });

/** The NPM package's way, with a token. */
export const initiateByToken = (stage: Stage, headers: Headers, change: Change = {}) =>
  sent(stage, '/transaction/initiate', headers, { ...packageOrder, ...change });

/** What a failed call says of itself. */
export const told = ({ status, body }: { status: number; body: { code: number } }) => [status, body.code];

export interface Made {
  id: string;
  headers: Headers;
}

/** Initiates and processes; answers the transaction's id, and its signature's header. */
export async function processed(stage: Stage, change: Change = {}): Promise<Made> {
  const headers = await signed(stage.app);
  const begun = await initiate(stage, change, headers);
  if (begun.status !== 201) throw new Error(`initiate answered ${begun.status}`);
  const reply = await sent(stage, '/transaction/process', headers);
  if (reply.status !== 201) throw new Error(`process answered ${reply.status}`);
  return { id: begun.body.result.pe_txnId, headers };
}

/** The transaction as the merchant reads it, with a token of its own for each call. */
export async function transaction({ app }: Stage, { id }: Pick<Made, 'id'>) {
  const headers = await bearer(app);
  const { body } = await call(app, { method: 'GET', path: `/transaction/txnId/${id}`, headers });
  return body.result;
}

export const pair = ({ app }: Stage) => tokens(app, sample);
