/** An account's shops and their keys. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import {
  Datetime,
  Digits,
  invalid,
  Nullable,
  refusal,
  section,
  success,
  Uuid,
  unauthenticated,
} from './parts.ts';

const created = {
  id: Uuid("The shop's id"),
  name: Type.String(),
  api_key: Type.String({ description: 'Goes where an access token goes, on transactions and gateway calls' }),
  is_active: Type.Boolean(),
};

export const listShops = operation({
  id: 'shops.list',
  method: 'GET',
  path: '/shops',
  summary: 'List shops',
  source: section('List Shops'),
  auth: 'token',
  replies: {
    200: success(
      'List Shops; the fields of a shop beyond those of Create Shop are assumed',
      "The caller's shops, newest first",
      Type.Object({
        shops: Type.Array(
          Type.Object({
            ...created,
            website: Nullable('Website URL'),
            phone: Nullable('Support phone'),
            created_at: Datetime('When it was made'),
          }),
        ),
        total: Type.Integer(),
      }),
    ),
    401: unauthenticated,
  },
});

export const createShop = operation({
  id: 'shops.create',
  method: 'POST',
  path: '/shops',
  summary: 'Create shop',
  source: section('Create Shop'),
  auth: 'token',
  body: Type.Object({
    name: Type.String({ minLength: 1, description: 'Shop name' }),
    website: Type.Optional(Type.String({ description: 'Website URL' })),
    phone: Type.Optional(Digits({ description: 'Support phone' })),
  }),
  replies: {
    200: success('Create Shop', 'The shop and its key', Type.Object(created)),
    401: unauthenticated,
    422: invalid,
  },
  notes: [
    note(
      observed("an older version of one client sends a shop's key"),
      "A shop's `api_key` is accepted in place of an access token on transactions and gateway calls.",
    ),
  ],
});

export const regenerateKey = operation({
  id: 'shops.regenerate_key',
  method: 'POST',
  path: '/shops/:shop_id/regenerate-key',
  summary: 'Regenerate API key',
  source: section('Regenerate API Key'),
  auth: 'token',
  params: Type.Object({ shop_id: Uuid("The shop's id") }),
  replies: {
    200: success('Regenerate API Key', 'The new key', Type.Object({ api_key: Type.String() })),
    401: unauthenticated,
    404: refusal('The caller has no such shop'),
    422: invalid,
  },
  notes: [note(assumed('nothing else would be safe'), 'The old key stops working at once.')],
});
