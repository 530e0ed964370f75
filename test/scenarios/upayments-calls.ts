/** A merchant of UPayments and its payer, on the stage where scenarios are played. */
import { ask, charge, plain } from '../upayments/after-charge.ts';
import type { Stage } from './stage.ts';

/** A card that the fixture has, which is captured when it is charged. */
export const saved = { customer: { uniqueToken: 8866268287 }, card: { token: '9707735648585576' } };

export interface Change {
  id?: unknown;
  amount?: unknown;
}

/** A charge whose webhook reaches the receiver; `change` is of its order. */
export const body = ({ shop }: Stage, change: Change = {}) => ({
  ...charge,
  notificationUrl: shop.url,
  order: { ...charge.order, ...change },
});

export const deduction = (stage: Stage) => {
  const { order, reference, notificationUrl } = body(stage);
  return { ...saved, order, reference, notificationUrl };
};

/** A call at a real socket. */
export const sent = async ({ origin }: Stage, path: string, payload: object) => {
  const reply = await fetch(`${origin}/upayments/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${plain}`, 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
};

export const make = (stage: Stage, change?: Change) => sent(stage, 'charge', body(stage, change));

export interface Made {
  /** UPayments' own order id. */
  id: string;
  /** Path and query of the payer's page. */
  page: string;
  session: string;
}

/** Makes a charge that is right. */
export async function charged(stage: Stage, change?: Change, more: object = {}): Promise<Made> {
  const reply = await ask(stage.app, 'charge', { ...body(stage, change), ...more });
  if (reply.status !== 201) throw new Error(`the charge answered ${reply.status}`);
  const [{ id }] = await stage.list('payments?limit=1');
  const { pathname, search, searchParams } = new URL(reply.body.data.link);
  return { id, page: pathname + search, session: searchParams.get('session_id') ?? '' };
}

export async function captured(stage: Stage, change?: Change, more?: object): Promise<Made> {
  const made = await charged(stage, change, more);
  await stage.happen(made.id, 'pay');
  await stage.drain();
  return made;
}

export const statusOf = async ({ app }: Stage, { session }: Made) =>
  (await ask(app, `get-payment-status?session_id=${session}`)).body.data.transaction;

/** What the receiver was sent, by a field of the forms. */
export const told = ({ shop }: Stage, field = 'result') =>
  shop.received.map((received) => new URLSearchParams(received.body).get(field));

/** What a strict merchant must send, which is the one that has retries. */
export const strictCharge = (stage: Stage) => ({
  ...body(stage),
  tokens: [],
  customer: { uniqueId: '1', name: 'Dana Sample', email: 'dana@shop.example', mobile: '+96512345678' },
});
