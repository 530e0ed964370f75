import type { Call } from '../../../core/contract/provider.ts';
import type { Kind, Resource } from '../../../core/store/resources.ts';
import type { Account } from '../records.ts';

/** The resource with that id, if it is the caller's: that of another account counts as not there. */
export function owned<T>(call: Call<Account>, kind: Kind<T>, id: string): Resource<T> | undefined {
  const found = call.get(kind, id);
  return found?.owner === call.merchant.row ? found : undefined;
}
