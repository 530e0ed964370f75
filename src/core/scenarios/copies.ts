/** What becomes of a webhook under a scenario's rule: how many leave, when, and how wrong they are. */
import { duration } from '../time/clock.ts';
import type { DeliveryRules, NewWebhook, Sending } from '../webhooks/outbox.ts';
import { longestWait } from './delay.ts';
import type { Acting, WebhookRule } from './grammar.ts';
import { spoilt } from './spoil.ts';

/** How long one that waits for the next is held back at most, in milliseconds. */
const parkedFor = 60_000;

const length = (text: string): number => duration(text) ?? 0;

/**
 * `wait`: what the rule's delay came to, in milliseconds. `first`: none about the same payment is held back already, so
 * that this one may be; the second lets both go, or they would leave in their old order.
 */
export function copiesOf(
  webhook: NewWebhook,
  { name, effect }: Acting<WebhookRule>,
  wait: number,
  first: boolean,
): Sending[] {
  const { drop = false, spoil, again = [], retries, down, success, timeout } = effect;
  const reorder = first && effect.reorder === true;
  const rules: DeliveryRules = {
    rule: name,
    ...(down === undefined ? {} : { down }),
    ...(success === undefined ? {} : { success }),
    ...(timeout === undefined ? {} : { timeout: Math.min(length(timeout), longestWait) }),
  };
  const planned = retries === undefined ? webhook : { ...webhook, retries: retries.map(length) };
  const original: Sending = {
    webhook: spoilt(planned, spoil),
    wait: reorder ? parkedFor : wait,
    parked: reorder,
    dropped: drop,
    rules,
  };
  return [
    original,
    ...again.map(
      (copy): Sending => ({
        webhook: spoilt({ ...planned, body: copy.body ?? planned.body }, copy.spoil),
        wait: wait + length(copy.after ?? '0s'),
        rules,
      }),
    ),
  ];
}
