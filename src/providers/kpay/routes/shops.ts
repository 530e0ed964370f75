/** An account's shops and their keys. */
import { fail } from '../../../core/contract/failure.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import type { Ids } from '../../../core/ids.ts';
import type { createShop, listShops, regenerateKey } from '../contract/shops.ts';
import { type Account, shop } from '../records.ts';
import { shopCreated, shopListed } from '../wire.ts';
import { owned } from './owned.ts';

const newKey = (ids: Ids): string => `kpay_${ids.alphanumeric(40)}`;

export const shopHandlers = {
  'shops.list': (call) => {
    const shops = call.list(shop, { owner: call.merchant }).map(shopListed);
    return { shops, total: shops.length };
  },

  'shops.create': (call, { body: { name, website = null, phone = null } }) =>
    shopCreated(
      call.insert(shop, {
        id: call.ids.uuid(),
        owner: call.merchant.row,
        data: { name, website, phone, api_key: newKey(call.ids), is_active: true },
      }),
    ),

  'shops.regenerate_key': (call, { params: { shop_id } }) => {
    const found = owned(call, shop, shop_id) ?? fail('not_found', { what: 'Shop', id: shop_id });
    const api_key = newKey(call.ids);
    call.update(shop, found, { ...found.data, api_key });
    return { api_key };
  },
} satisfies Handlers<readonly [typeof listShops, typeof createShop, typeof regenerateKey], Account>;
