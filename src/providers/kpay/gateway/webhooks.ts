/** The gateway's webhook: the payment's status, signed, for every state it enters after `created` (assumed). */
import { createHmac } from 'node:crypto';
import type { Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import { type Account, settingsOf } from '../records.ts';
import type { CoinPayment } from './records.ts';
import { status } from './wire.ts';

const signatureHeader = 'X-Webhook-Signature';

/** `sha256=` and the HMAC of the very bytes that are sent (observed: a sibling's form). */
export const signature = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A further transfer or block in the same state is not told (assumed): the state is what merchants wait for. */
export function notify(handle: Handle, payment: Resource<CoinPayment>, _event: string, from: string): void {
  const { webhook_url } = payment.data;
  if (webhook_url === null || payment.state === from) return;
  const event = `payment.${payment.state}`;
  const body = JSON.stringify({ event, ...status(payment) });
  const { webhook_secret } = handle.ownerOf<Account>(payment).data;
  handle.webhook({
    resource: payment.row,
    event,
    url: webhook_url,
    headers: {
      'Content-Type': 'application/json',
      [signatureHeader]: signature(webhook_secret, body),
    },
    body,
    signature: signatureHeader,
    retries: settingsOf(handle).webhook_retries,
  });
}
