/** The errors of UPayments that a scenario may ask for by name. Each is told as the voice tells it. */
import { Failure } from '../../core/contract/failure.ts';
import { assumed, observed, type Provenance } from '../../core/contract/operation.ts';
import { type NamedError, speak } from '../../core/contract/provider.ts';
import { voice } from './errors.ts';

/** Nobody asks in which edition or when: there is one, and no reply holds the time. */
const occasion = { mount: '', now: 0 };

function named(failure: Failure, source: Provenance, cause: string): NamedError {
  const spoken = speak(voice, failure, occasion);
  const { message } = spoken.body as { message: string };
  return { source, status: spoken.status, message, cause, spoken: () => spoken };
}

/** A minute, as the observed limits are by the minute; in seconds. */
const retryAfter = 60;

const usual = assumed("the framework's usual status and wording");

export const catalogue: Readonly<Record<string, NamedError>> = {
  unauthorized: named(
    new Failure('unauthenticated', { reason: 'invalid' }),
    observed("the vendor's OpenAPI"),
    'A missing or unknown token, or a bad signature',
  ),
  forbidden: named(
    new Failure('forbidden', { reason: 'the merchant is disabled' }),
    observed("the vendor's OpenAPI"),
    'The merchant is disabled',
  ),
  too_many_attempts: named(
    new Failure('rate_limited', { retryAfter }),
    assumed('that there are limits is observed: status 30 a minute, button status 1 a minute'),
    'More calls than the limit allows; off unless a scenario turns it on',
  ),
  server_error: named(new Failure('internal', { cause: undefined }), usual, 'A fault of the server'),
  unavailable: named(
    new Failure('unavailable', { reason: 'maintenance' }),
    usual,
    'The server is being looked after',
  ),
};
