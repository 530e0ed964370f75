/** Makes a webhook wrong on purpose. */
import type { NewWebhook } from '../webhooks/outbox.ts';
import type { Spoil } from './grammar.ts';

/** Another character of the same kind, so that what is spoilt still looks right. */
const other = (character: string): string => (character === '0' ? '1' : '0');

/** The signature with its last digit changed. A webhook that carries none stays as it is. */
const withoutSignature = (webhook: NewWebhook): NewWebhook => {
  const { signature, headers } = webhook;
  const value = signature === undefined ? undefined : headers[signature];
  if (signature === undefined || value === undefined) return webhook;
  const spoilt = value.replace(/[0-9a-z](?=[^0-9a-z]*$)/i, other);
  return { ...webhook, headers: { ...headers, [signature]: spoilt } };
};

/** The body with its first digit changed: it can still be read, and no longer fits its signature. */
const withoutTruth = (webhook: NewWebhook): NewWebhook => ({
  ...webhook,
  body: webhook.body.replace(/\d/, (digit) => (digit === '9' ? '8' : String(Number(digit) + 1))),
});

export const spoilt = (webhook: NewWebhook, how: Spoil | undefined): NewWebhook => {
  if (how === undefined) return webhook;
  return how === 'signature' ? withoutSignature(webhook) : withoutTruth(webhook);
};
