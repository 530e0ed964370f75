/** Every failure in Laravel's voice: `message`, and `errors` by field where input is wrong (assumed but for 401 and 403). */
import { type Failure, httpStatus } from '../../core/contract/failure.ts';
import { type Page, show } from '../../core/contract/page.ts';
import type { Spoken, Voice } from '../../core/contract/provider.ts';
import { laravelErrors } from './laravel.ts';

const spoken = (status: number, message: string): Spoken => ({ status, body: { message } });

const missing = (message: string): Spoken => ({ status: 404, body: { status: false, message } });

/** UPayments' rules of business, each with the reply of its breach. */
const refusals: Readonly<Record<string, Spoken>> = {
  // Of auto-deduct (observed).
  unauthorized: spoken(401, 'Unauthorized'),
  card_token: { status: 422, body: { message: 'The selected card.token is invalid.', errors: [] } },
};

/** What there is not, by its name (assumed). */
const missingMessages: Readonly<Record<string, string>> = {
  charge: 'Transaction not found',
  refund: 'Refund not found',
};

export const voice: Voice = {
  invalid: ({ issues }) => ({ status: 422, body: laravelErrors(issues) }),
  // Observed, for a missing and an unknown token alike.
  unauthenticated: () => spoken(401, 'Not a valid API request'),
  forbidden: () => spoken(403, 'Forbidden'),
  not_found: ({ what }) => missing(missingMessages[what] ?? 'Not found'),
  refused: ({ rule }) => refusals[rule] ?? spoken(422, 'The given data was invalid.'),
  illegal_event: ({ event, state }) => spoken(409, `A payment that is ${state} does not take '${event}'.`),
  // What follows is Laravel's usual wording (assumed).
  malformed: () => spoken(400, 'Bad Request'),
  unsupported_media: () => spoken(415, 'Unsupported Media Type'),
  too_large: () => spoken(413, 'The POST data is too large.'),
  no_route: ({ url }) => spoken(404, `The route ${pathOf(url)} could not be found.`),
  wrong_method: ({ method, url, allowed }) => ({
    ...spoken(
      405,
      `The ${method} method is not supported for route ${pathOf(url)}. Supported methods: ${allowed.join(', ')}.`,
    ),
    headers: { allow: allowed.join(', ') },
  }),
  rate_limited: ({ retryAfter }) => ({
    ...spoken(429, 'Too Many Attempts.'),
    headers: { 'retry-after': String(retryAfter) },
  }),
  unavailable: () => spoken(503, 'Service Unavailable'),
  internal: () => spoken(500, 'Server Error'),
};

/** The path as the real server has it: without the workspace and our own root. */
const pathOf = (url: string): string =>
  url.replace(/\?.*/s, '').replace(/^\/(?:(?:@|%40)[^/]*\/)?(?:upayments\/)?/i, '');

/** What the payer sees in place of a page that cannot be shown. */
export const failurePage = (failure: Failure): Page =>
  show(async () => (await import('./checkout/problem.tsx')).problem(failure.kind), httpStatus[failure.kind]);
