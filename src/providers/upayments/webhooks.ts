/** The webhook: one form after every final result, in the redirect's words (observed). */
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import { type Charge, type Merchant, type Result, results } from './records.ts';
import { notification } from './wire.ts';

/** `charge.not_captured`: the results as names without blanks, which a scenario can write. */
const eventOf = (result: Result): string => `charge.${result.toLowerCase().replace(' ', '_')}`;

/** There is none about a payment that is still pending. */
export const webhooks = results.filter((result) => result !== 'PENDING').map(eventOf);

/** It signs nothing: the same text in every webhook, by which a merchant knows UPayments (observed). */
const tokenHeader = 'x-notification-token';

export function sendWebhook(handle: Handle, charge: Resource<Charge>): void {
  const { notification_url: url } = charge.data;
  if (url === null) return;
  const { notification_token, webhook_retries } = handle.ownerOf<Merchant>(charge).data;
  handle.webhook({
    resource: charge.row,
    event: eventOf(charge.data.result ?? 'PENDING'),
    url,
    // The last two were seen; the first is what curl sends (assumed).
    headers: {
      Accept: '*/*',
      'Content-Type': 'application/x-www-form-urlencoded',
      [tokenHeader]: notification_token,
    },
    body: new URLSearchParams(notification(charge).map(([name, value]) => [name, value])).toString(),
    signature: tokenHeader,
    retries: webhook_retries,
  });
}
