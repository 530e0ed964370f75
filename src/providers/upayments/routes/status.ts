/** Where a payment stands, and when it was deposited. */
import { fail } from '../../../core/contract/failure.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { invoiceLink } from '../charges.ts';
import type { depositOf, statusBy, statusOf } from '../contract/status.ts';
import { depositAt } from '../deposits.ts';
import { datetime } from '../identifiers.ts';
import { charge } from '../lifecycle.ts';
import type { Charge, Merchant } from '../records.ts';
import { transaction } from '../transaction.ts';

const received = (found: object) => ({
  status: true,
  message: 'Response received successfully',
  data: { transaction: found },
});

/** The merchant's charge with that value in a key; those of others count as not there. */
const chargeBy = (call: Call<Merchant>, key: string, value: string): Resource<Charge> =>
  call.find(charge, key, value, call.merchant) ?? fail('not_found', { what: 'charge', id: value });

interface Names {
  track_id?: string | undefined;
  session_id?: string | undefined;
  invoice_id?: string | undefined;
}

/** By the first of these that is given. */
function found(call: Call<Merchant>, { track_id, session_id, invoice_id = '' }: Names): Resource<Charge> {
  if (track_id) return chargeBy(call, 'track_id', track_id);
  return session_id === undefined
    ? chargeBy(call, 'invoice_id', invoice_id)
    : chargeBy(call, 'session_id', session_id);
}

export const statusHandlers = {
  // Without a track id, what stands in the query counts: some clients leave the slash at the end.
  'status.get': (call, { params, query }) =>
    received(transaction(call, found(call, { ...query, ...params }))),

  'status.find': (call, { query }) => received(transaction(call, found(call, query))),

  'deposit.status': (call, { params }) => {
    const found = chargeBy(call, 'track_id', params.track_id);
    const at = depositAt(found);
    const deposited = at !== undefined && at <= call.now;
    return received({
      deposited: deposited ? 'Yes' : 'No',
      deposited_date: deposited ? datetime(at) : null,
      invoice_url: invoiceLink(found.data, call.site),
    });
  },
} satisfies Handlers<readonly [typeof statusOf, typeof statusBy, typeof depositOf], Merchant>;
