/** Every failure in FastAPI's voice (assumed: the document has the look of it and names no errors). */
import { type Failure, httpStatus } from '../../core/contract/failure.ts';
import { type Page, show } from '../../core/contract/page.ts';
import type { Spoken, Voice } from '../../core/contract/provider.ts';
import { pydanticErrors } from './pydantic.ts';

const spoken = (status: number, detail: unknown): Spoken => ({ status, body: { detail } });

const unauthenticated = (detail: string): Spoken => ({
  ...spoken(401, detail),
  headers: { 'www-authenticate': 'Bearer' },
});

/** KPAY's rules of business. Each breach is a 400 with a sentence, but for a wrong password (assumed). */
const refusals: Readonly<Record<string, Spoken>> = {
  mobile_taken: spoken(400, 'Mobile number already registered'),
  wrong_password: unauthenticated('Incorrect username or password'),
  card_number: spoken(400, 'Invalid card number'),
  shaba: spoken(400, 'Invalid shaba number'),
  unsupported_currency: spoken(400, 'Unsupported currency'),
  amount_below_fee: spoken(400, 'Amount must be greater than the withdrawal fee'),
  insufficient_balance: spoken(400, 'Insufficient balance'),
};

export const voice: Voice = {
  invalid: ({ issues }) => spoken(422, pydanticErrors(issues)),
  malformed: ({ detail, position }) =>
    position === undefined
      ? spoken(400, 'There was an error parsing the body')
      : spoken(422, [
          {
            type: 'json_invalid',
            loc: ['body', position],
            msg: 'JSON decode error',
            input: {},
            ctx: { error: detail },
          },
        ]),
  unauthenticated: ({ reason }) =>
    unauthenticated(reason === 'missing' ? 'Not authenticated' : 'Could not validate credentials'),
  not_found: ({ what }) => spoken(404, `${what} not found`),
  refused: ({ rule }) => refusals[rule] ?? spoken(400, 'Bad Request'),
  illegal_event: ({ event, state }) => spoken(400, `A payment that is ${state} does not take '${event}'`),
  no_route: () => spoken(404, 'Not Found'),
  // Starlette asks the first route of that path and names the methods of that one alone (observed).
  wrong_method: ({ allowed: [first = ''] }) => ({
    ...spoken(405, 'Method Not Allowed'),
    headers: { allow: first },
  }),
  // FastAPI reads bodies of any type and size; what follows is the usual wording of the statuses.
  unsupported_media: () => spoken(415, 'Unsupported Media Type'),
  too_large: () => spoken(413, 'Request Entity Too Large'),
  forbidden: () => spoken(403, 'Forbidden'),
  rate_limited: ({ retryAfter }) => ({
    ...spoken(429, 'Too Many Requests'),
    headers: { 'retry-after': String(retryAfter) },
  }),
  unavailable: () => spoken(503, 'Service Unavailable'),
  internal: () => spoken(500, 'Internal Server Error'),
};

/** What the buyer sees in place of a page that cannot be shown. */
export const failurePage = (failure: Failure): Page =>
  show(async () => (await import('./checkout.tsx')).problem(failure.kind), httpStatus[failure.kind]);
