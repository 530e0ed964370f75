/** What a workspace starts with: the accounts of seed.yaml with their shops and cards, and the coins. */
import { type Static, Type } from '@sinclair/typebox';
import { parseFixture } from '../../core/contract/fixture.ts';
import type { Credential } from '../../core/contract/provider.ts';
import type { Kind, Resource } from '../../core/store/resources.ts';
import { duration } from '../../core/time/clock.ts';
import type { Handle } from '../../core/workspace.ts';
import { bankOf } from './banks.ts';
import { CurrencySeed, seedCurrencies } from './gateway/currencies.ts';
import { hashPassword } from './passwords.ts';
import { account, card, settings, shop } from './records.ts';
import { signToken } from './tokens.ts';

const strict = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Nullable = Type.Optional(Type.String());

const Shop = Type.Object(
  {
    id: Id,
    name: Type.String(),
    website: Nullable,
    phone: Nullable,
    api_key: Type.String(),
    is_active: Type.Boolean(),
  },
  strict,
);

const Card = Type.Object(
  {
    id: Id,
    card_number: Type.String({ pattern: '^\\d{16}$' }),
    owner_name: Type.String(),
    shaba: Nullable,
    is_active: Type.Boolean(),
  },
  strict,
);

const Account = Type.Object(
  {
    id: Id,
    name: Type.String(),
    about: Type.String(),
    mobile: Type.String({ pattern: '^09\\d{9}$' }),
    password: Type.String({ minLength: 6 }),
    merchant_id: Type.String(),
    webhook_secret: Type.String(),
    shops: Type.Array(Shop),
    cards: Type.Array(Card),
  },
  strict,
);

const Seed = Type.Object(
  {
    fee_percent: Type.String({ format: 'numeric' }),
    card_expiry: Type.String({ format: 'duration' }),
    accounts: Type.Array(Account),
    webhook_retries: Type.Array(Type.String({ format: 'duration' })),
    currencies: Type.Array(CurrencySeed),
  },
  strict,
);

export function seed(handle: Handle, fixture: unknown): void {
  const { accounts, currencies, ...rules }: Static<typeof Seed> = parseFixture('kpay', Seed, fixture);
  const token_secret = handle.ids.hex(64);
  handle.insert(settings, {
    id: 'settings',
    data: {
      token_secret,
      fee_percent: rules.fee_percent,
      card_expiry: duration(rules.card_expiry) ?? 0,
      webhook_retries: rules.webhook_retries.map((wait) => duration(wait) ?? 0),
    },
  });
  seedCurrencies(handle, currencies);
  for (const { id, shops, cards, about, password, ...rest } of accounts) {
    const data = { ...rest, password: hashPassword(handle.ids, password), fixture: { about, password } };
    const owner = handle.insert(account, { id, data });
    for (const data of shops) addShop(handle, owner, data);
    for (const data of cards) addCard(handle, owner, data);
  }
}

function addShop(handle: Handle, { row }: Resource, { id, ...data }: Static<typeof Shop>): void {
  handle.insert(shop, {
    id,
    owner: row,
    data: { ...data, website: data.website ?? null, phone: data.phone ?? null },
  });
}

function addCard(handle: Handle, { row }: Resource, { id, ...data }: Static<typeof Card>): void {
  const bank_name = bankOf(data.card_number);
  handle.insert(card, { id, owner: row, data: { ...data, bank_name, shaba: data.shaba ?? null } });
}

/** The fixture's accounts, each with a token that ends 24 hours from now, its first shop and its first card. */
export const credentials = (handle: Handle): Credential[] =>
  handle
    .list(account, { limit: 100 })
    .reverse()
    .flatMap((owner) => {
      const { name, mobile, fixture } = owner.data;
      if (!fixture) return [];
      const first = <T>(kind: Kind<T>) => handle.list(kind, { owner, limit: 100 }).at(-1);
      const keys = {
        mobile,
        password: fixture.password,
        access_token: signToken(handle, owner.id, 'access', 'credentials'),
        api_key: first(shop)?.data.api_key ?? '',
        shop_id: first(shop)?.id ?? '',
        card_id: first(card)?.id ?? '',
        webhook_secret: owner.data.webhook_secret,
      };
      return [{ merchant: name, about: fixture.about, keys }];
    });
