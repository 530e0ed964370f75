/** Every failure in PayGate's voice: one envelope with a flat list of messages. */
import type { Failure, Issue } from '../../core/contract/failure.ts';
import { httpStatus } from '../../core/contract/failure.ts';
import { type Page, show } from '../../core/contract/page.ts';
import type { Spoken, Voice } from '../../core/contract/provider.ts';

const spoken = (status: number, ...messages: string[]): Spoken => ({
  status,
  body: { status: 'error', error: messages },
});

/** The order in which the server tells what is wrong: documented up to SecretKey, assumed behind it. */
const order = ['currency', 'amount', 'ipn_url', 'callback_url', 'order_id', 'ApiKey', 'SecretKey', 'meta'];

/** A field's name as messages say it: `ApiKey` is `api key`, `meta.customer_name` is `meta.customer name`. */
const label = (path: readonly string[]): string =>
  path
    .join('.')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll('_', ' ')
    .toLowerCase();

/** The wording of the server's framework (documented for `required`, observed for the others). */
function message({ path, rule, params }: Issue): string {
  const field = label(path);
  switch (rule) {
    case 'required':
      return `The ${field} field is required.`;
    case 'minLength':
      return `The ${field} must be at least ${params.limit} characters.`;
    case 'maxLength':
      return `The ${field} may not be greater than ${params.limit} characters.`;
    case 'unique':
      return `The ${field} has already been taken.`;
    case 'format':
      return wrongFormat(field, String(params.format));
    case 'type':
      return wrongType(field, path, String(params.type));
    default:
      return `The selected ${field} is invalid.`;
  }
}

function wrongFormat(field: string, format: string): string {
  if (format === 'numeric') return `The ${field} must be a number.`;
  if (format === 'email') return `The ${field} must be a valid email address.`;
  return `The ${field} format is invalid.`;
}

function wrongType(field: string, [top = '']: readonly string[], type: string): string {
  if (type === 'object') return `The ${field} must be an array.`;
  if (top === 'currency') return `The selected ${field} is invalid.`;
  if (top === 'amount') return `The ${field} must be a number.`;
  if (top === 'ipn_url' || top === 'callback_url') return `The ${field} format is invalid.`;
  return `The ${field} must be a string.`;
}

const rank = ({ path: [top = ''] }: Issue): number => order.indexOf(top);

export const voice: Voice = {
  invalid: ({ issues }) =>
    spoken(422, ...[...issues].sort((one, other) => rank(one) - rank(other)).map(message)),
  // The misplaced bracket of the server (observed): HTTP 200, and the status it meant stands in the body.
  not_found: () => ({ status: 200, body: { status: 'error', error: ['Something bad happened'], '0': 422 } }),
  // Throttling has the framework's own body (observed).
  rate_limited: ({ retryAfter }) => ({
    status: 429,
    headers: { 'retry-after': String(retryAfter) },
    body: { message: 'Too Many Attempts.' },
  }),
  // Nothing is public about the rest; the envelope and the framework's usual status and wording are assumed.
  malformed: () => spoken(400, 'The request body could not be read.'),
  unsupported_media: ({ mediaType }) => spoken(415, `The media type ${mediaType} is not supported.`),
  too_large: () => spoken(413, 'The POST data is too large.'),
  no_route: ({ url }) => spoken(404, `The route ${pathOf(url)} could not be found.`),
  wrong_method: ({ method, url, allowed }) => ({
    ...spoken(
      405,
      `The ${method} method is not supported for route ${pathOf(url)}. Supported methods: ${allowed.join(', ')}.`,
    ),
    headers: { allow: allowed.join(', ') },
  }),
  unauthenticated: () => spoken(401, 'Unauthenticated.'),
  forbidden: () => spoken(403, 'This action is unauthorized.'),
  illegal_event: () => spoken(409, 'Something bad happened'),
  refused: () => spoken(422, 'Something bad happened'),
  unavailable: () => spoken(503, 'Service Unavailable'),
  internal: () => spoken(500, 'Server Error'),
};

const pathOf = (url: string): string => url.replace(/\?.*/s, '').replace(/^\//, '');

/** What the buyer sees in place of a page that cannot be shown. */
export const failurePage = (failure: Failure): Page =>
  show(async () => (await import('./checkout.tsx')).problem(failure.kind), httpStatus[failure.kind]);
