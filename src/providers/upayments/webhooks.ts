/** The webhook: one form after every final result, in the redirect's words (observed). */
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import type { Charge, Merchant } from './records.ts';
import { notification } from './wire.ts';

/** It signs nothing: the same text in every webhook, by which a merchant knows UPayments (observed). */
const tokenHeader = 'x-notification-token';

export function sendWebhook(handle: Handle, charge: Resource<Charge>): void {
  const { notification_url: url } = charge.data;
  if (url === null) return;
  const { notification_token, webhook_retries } = handle.ownerOf<Merchant>(charge).data;
  handle.webhook({
    resource: charge.row,
    event: charge.data.result ?? '',
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
