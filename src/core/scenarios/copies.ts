/** What becomes of a webhook under a scenario's rule: how many leave, when, and how wrong they are. */
import { duration } from '../time/clock.ts';
import type { DeliveryRules, NewWebhook, Sending } from '../webhooks/outbox.ts';
import type { WebhookRule } from './grammar.ts';
import type { Acting } from './scenarios.ts';
import { spoilt } from './spoil.ts';

/** How long one that waits for the next is held back at most, in milliseconds. */
const parkedFor = 60_000;

const length = (text: string): number => duration(text) ?? 0;

/** `wait`: what the rule's delay came to, in milliseconds. */
export function copiesOf(
  webhook: NewWebhook,
  { name, effect }: Acting<WebhookRule>,
  wait: number,
): Sending[] {
  const { drop = false, reorder = false, spoil, again = [], retries, down, success, timeout } = effect;
  const rules: DeliveryRules = {
    rule: name,
    ...(down === undefined ? {} : { down }),
    ...(success === undefined ? {} : { success }),
    ...(timeout === undefined ? {} : { timeout: length(timeout) }),
  };
  const planned = retries === undefined ? webhook : { ...webhook, retries: retries.map(length) };
  const first: Sending = {
    webhook: spoilt(planned, spoil),
    wait: reorder ? parkedFor : wait,
    parked: reorder,
    dropped: drop,
    rules,
  };
  return [
    first,
    ...again.map(
      (copy): Sending => ({
        webhook: spoilt({ ...planned, body: copy.body ?? planned.body }, copy.spoil),
        wait: wait + length(copy.after ?? '0s'),
        rules,
      }),
    ),
  ];
}
