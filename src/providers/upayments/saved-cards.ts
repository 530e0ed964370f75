/** Customers' tokens and the cards saved for them. Both belong to the merchant. */
import { type Static, Type } from '@sinclair/typebox';
import { maskCard } from '../../core/contract/card-numbers.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import { brandOf, resultOf } from './cards.ts';
import { type CustomerToken, customerToken, type Merchant, type SavedCard, savedCard } from './records.ts';

type Owner = Resource<Merchant>;

export const tokenOf = (
  handle: Handle,
  owner: Owner,
  token: string | number,
): Resource<CustomerToken> | undefined => handle.find(customerToken, 'token', String(token), owner);

/** Makes the token, unless the merchant has it already. */
export const createToken = (handle: Handle, owner: Owner, token: string): Resource<CustomerToken> =>
  tokenOf(handle, owner, token) ??
  handle.insert(customerToken, { id: handle.ids.uuid(), owner: owner.row, data: { token } });

/** A customer's cards, oldest first. */
export const cardsOf = (handle: Handle, owner: Owner, customer_token: string): Resource<SavedCard>[] =>
  handle.list(savedCard, { owner, key: { name: 'customer_token', value: customer_token } }).reverse();

/** A customer in the fixture, with the cards that are saved already. */
export const CustomerSeed = Type.Object(
  {
    token: Type.String({ pattern: '^\\d{8,18}$' }),
    cards: Type.Array(
      Type.Object(
        {
          token: Type.String({ pattern: '^\\d{16}$' }),
          number: Type.String({ pattern: '^\\d{6}x+\\d{4}$' }),
          brand: Type.String(),
          scheme: Type.String(),
          expiry_month: Type.Integer({ minimum: 1, maximum: 12 }),
          expiry_year: Type.Integer({ minimum: 0, maximum: 99 }),
          result: Type.Union([Type.Literal('CAPTURED'), Type.Literal('NOT CAPTURED')]),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export function seedCustomers(
  handle: Handle,
  owner: Owner,
  customers: readonly Static<typeof CustomerSeed>[],
): void {
  for (const { token, cards } of customers) {
    createToken(handle, owner, token);
    for (const data of cards) {
      handle.insert(savedCard, {
        id: handle.ids.uuid(),
        owner: owner.row,
        data: { ...data, customer_token: token },
      });
    }
  }
}

export interface Entered {
  /** Digits alone. */
  number: string;
  month: number;
  /** Two digits' worth. */
  year: number;
}

/**
 * Saves a card and answers what is kept of it, or the one that is there: by its masked number, for the full one is not
 * kept (assumed: the same card keeps its token).
 */
export function saveCard(
  handle: Handle,
  owner: Owner,
  customer_token: string,
  { number, month, year }: Entered,
): SavedCard {
  const masked = maskCard(number);
  const brand = brandOf(number) ?? '';
  const known = cardsOf(handle, owner, customer_token).find(({ data }) => data.number === masked);
  const data: SavedCard = {
    token: known?.data.token ?? handle.ids.digits(16),
    customer_token,
    number: masked,
    brand,
    scheme: brand,
    expiry_month: month,
    expiry_year: year,
    result: resultOf(number),
  };
  if (known) handle.update(savedCard, known, data);
  else handle.insert(savedCard, { id: handle.ids.uuid(), owner: owner.row, data });
  return data;
}
