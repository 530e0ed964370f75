/** The hosted pages. */
import { fail } from '../../../core/contract/failure.ts';
import { show } from '../../../core/contract/page.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import type { checkoutOperations } from '../contract/checkout.ts';
import { charge } from '../lifecycle.ts';
import type { Charge, Merchant } from '../records.ts';

export const checkoutHandlers = {
  'checkout.session': (call, { query }) => {
    const found = bySession(call, query.session_id);
    return show(async () => (await import('../checkout/session.tsx')).session(found));
  },
} satisfies Handlers<typeof checkoutOperations, Merchant>;

const bySession = (handle: Handle, id: string): Resource<Charge> =>
  handle.find(charge, 'session_id', id) ?? fail('not_found', { what: 'charge', id });
