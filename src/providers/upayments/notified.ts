/** What the status tells of the notification: how the merchant's server really took the last attempt, as curl says it. */
import type { Resource } from '../../core/store/resources.ts';
import type { Attempt, Webhook } from '../../core/webhooks/outbox.ts';
import type { Handle } from '../../core/workspace.ts';

/** Seconds that the real server waits for an answer are not public; these are the sandbox's own, in milliseconds (assumed). */
const patience = 10_000;

interface Tried {
  webhook: Webhook;
  attempt: Attempt;
}

/** curl's wording by what the system said (observed for a refused connection, assumed to be curl's for the rest). */
const wordings: readonly [when: RegExp, text: (host: string, port: string) => string][] = [
  [/ECONNREFUSED/, (host, port) => `Failed to connect to ${host} port ${port}: Connection refused`],
  [/EHOSTUNREACH/, (host, port) => `Failed to connect to ${host} port ${port}: No route to host`],
  [/ENETUNREACH/, (host, port) => `Failed to connect to ${host} port ${port}: Network is unreachable`],
  [/ENOTFOUND|EAI_AGAIN/, (host) => `Could not resolve host: ${host}`],
  [/timed out/, () => `Operation timed out after ${patience} milliseconds with 0 bytes received`],
  [/socket hang up/, () => 'Empty reply from server'],
  [/ECONNRESET/, () => 'Recv failure: Connection reset by peer'],
];

function response({ webhook, attempt: { status, error } }: Tried) {
  if (error !== null) {
    const { hostname, port, protocol } = new URL(webhook.url);
    const wording = wordings.find(([when]) => when.test(error));
    const text = wording?.[1](hostname, port || (protocol === 'https:' ? '443' : '80'));
    return { success: false, message: text ?? error };
  }
  return status !== null && status >= 200 && status < 300
    ? { success: true, message: 'Success', data: null }
    : { success: false, message: `The requested URL returned error: ${status}` };
}

/** `notify_url_called` and `notify_url_response` of a charge; the latest attempt counts, be it a repeated one. */
export function notified(handle: Handle, charge: Resource) {
  const last = handle
    .deliveriesOf(charge)
    .reverse()
    .flatMap(({ webhook, attempts }) => attempts.map((attempt) => ({ webhook, attempt })))
    .reduce<Tried | undefined>(
      (latest, tried) => (latest && latest.attempt.at > tried.attempt.at ? latest : tried),
      undefined,
    );
  return { notify_url_called: last !== undefined, notify_url_response: last ? response(last) : null };
}
