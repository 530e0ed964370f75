/** The page on which a customer saves a card: it stands for a while and saves one. */
import { fail } from '../../core/contract/failure.ts';
import { lifecycle } from '../../core/lifecycle.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import type { Merchant } from './records.ts';

/** Belongs to the merchant. */
export interface CardSession {
  customer_token: string;
  return_url: string;
  expires_at: number;
}

export const cardSession = lifecycle<CardSession>({
  name: 'upayments.card_session',
  initial: 'open',
  states: {
    open: {
      phase: 'open',
      on: { save: 'saved', cancel: 'canceled', expire: 'expired' },
      after: ({ data }) => ({ at: data.expires_at, event: 'expire' }),
    },
    saved: { phase: 'paid', on: {} },
    canceled: { phase: 'closed', on: {} },
    expired: { phase: 'closed', on: {} },
  },
});

/** It stands as long as the merchant's payment links do (assumed). */
export const openSession = (
  handle: Handle,
  owner: Resource<Merchant>,
  customer_token: string,
  return_url: string,
): Resource<CardSession> =>
  handle.open(cardSession, {
    // As long as the published one.
    id: handle.ids.alphanumeric(46),
    owner: owner.row,
    data: { customer_token, return_url, expires_at: handle.now + owner.data.link_expiry },
  });

export const sessionOf = (handle: Handle, id: string): Resource<CardSession> =>
  handle.get(cardSession, id) ?? fail('not_found', { what: 'card page', id });
