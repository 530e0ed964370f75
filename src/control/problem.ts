/** The control API's voice: RFC 9457 problem documents that say what happened and what would be right. */
import {
  type Failure,
  type FailureKind,
  type Failures,
  httpStatus,
  type Issue,
} from '../core/contract/failure.ts';
import type { Spoken } from '../core/contract/provider.ts';

type Words = { readonly [K in FailureKind]: (facts: Failures[K]) => { title: string; detail: string } };

const place = ({ in: part, path }: Issue): string => [part, ...path].join('.');

const words: Words = {
  invalid: ({ issues }) => ({
    title: 'The input is not right',
    detail: issues.map((issue) => `${place(issue)}: ${issue.text ?? issue.rule}`).join('; '),
  }),
  malformed: ({ detail }) => ({ title: 'The body cannot be read', detail }),
  unsupported_media: ({ mediaType }) => ({
    title: 'The body is of a type that is not taken here',
    detail: `Send application/json, not '${mediaType}'.`,
  }),
  too_large: ({ limit }) => ({ title: 'The body is too large', detail: `At most ${limit} bytes are taken.` }),
  no_route: ({ method, url }) => ({
    title: 'Nothing is there',
    detail: `${method} ${url} is no address of Paystub. Base URLs of the providers: GET /_paystub/credentials. A workspace is /@name, its name letters, digits, '.', '_' and '-'.`,
  }),
  wrong_method: ({ method, allowed }) => ({
    title: 'The address does not take this method',
    detail: `${method} is not taken here; ${allowed.join(', ')} is.`,
  }),
  unauthenticated: () => ({
    title: 'The admin token is missing or wrong',
    detail: 'Send Authorization: Bearer with the token that --admin-token or PAYSTUB_ADMIN_TOKEN set.',
  }),
  forbidden: ({ reason }) => ({ title: 'The request is refused', detail: reason }),
  not_found: ({ what, id }) => ({
    title: `No such ${what}`,
    detail: `There is no ${what} '${id}' in this workspace.`,
  }),
  illegal_event: ({ event, state, allowed }) => ({
    title: 'The payment does not allow this event now',
    detail: `'${event}' cannot happen in the state '${state}'. ${allowed.length > 0 ? `What can: ${allowed.join(', ')}.` : 'Nothing can: it is final.'}`,
  }),
  refused: ({ rule }) => ({ title: 'The request is refused', detail: rule }),
  rate_limited: ({ retryAfter }) => ({ title: 'Too many requests', detail: `Try again in ${retryAfter} s.` }),
  unavailable: ({ reason }) => ({ title: 'Not available', detail: reason }),
  internal: () => ({ title: 'Paystub itself failed', detail: 'The cause stands in its log.' }),
};

/** A failure as a problem document, with the status that fits it. */
export function problem({ kind, facts }: Failure): Spoken {
  const status = httpStatus[kind];
  const said = (words[kind] as (facts: unknown) => { title: string; detail: string })(facts);
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: 'about:blank', status, ...said, ...extras(kind, facts) },
  };
}

/** What a program may want to read without parsing the words. */
function extras(kind: FailureKind, facts: unknown): object {
  if (kind === 'invalid') {
    return {
      errors: (facts as Failures['invalid']).issues.map((issue) => ({
        field: place(issue),
        rule: issue.rule,
        ...issue.params,
      })),
    };
  }
  return kind === 'illegal_event' ? { allowed: (facts as Failures['illegal_event']).allowed } : {};
}
