/** Everything that can go wrong, without a status code or an envelope: each provider gives it its own voice. */

import type { TSchema } from '@sinclair/typebox';

/** One thing wrong with one field. `rule` is the JSON Schema keyword that failed, or a rule that needs the workspace's data. */
export interface Issue {
  in: 'params' | 'query' | 'headers' | 'body';
  path: readonly string[];
  rule: Rule;
  /** The keyword's own facts, as JSON Schema validators report them: `{limit: 20}`, `{format: 'url'}`. */
  params: Readonly<Record<string, unknown>>;
  /** The failed keyword in English, for voices without words of their own. */
  text?: string | undefined;
  /** What was sent; for a missing field, the object it is missing from. */
  value: unknown;
  /** The schema that said no, for voices that word a failure by the field's whole type. */
  schema?: TSchema | undefined;
}

export type Rule =
  | 'required'
  | 'type'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'format'
  | 'enum'
  | 'const'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf'
  | 'minItems'
  | 'maxItems'
  | 'additionalProperties'
  | 'anyOf'
  /** Not among the values that exist or are allowed here. */
  | 'allowed'
  /** Taken by another resource. */
  | 'unique';

/** The closed list of failures, each with what a voice may need to speak of it. */
export interface Failures {
  /** The input breaks the contract. */
  invalid: { issues: readonly Issue[] };
  /** The body cannot be read as what its media type says. */
  malformed: {
    detail: string;
    /** Where reading ended, in characters, as far as the reader tells. */
    position?: number;
  };
  unsupported_media: { mediaType: string };
  too_large: { limit: number };
  no_route: { method: string; url: string };
  wrong_method: { method: string; url: string; allowed: readonly string[] };
  unauthenticated: { reason: 'missing' | 'invalid' | 'expired' };
  forbidden: { reason: string };
  not_found: { what: string; id: string };
  /** The payment's state does not allow the event. */
  illegal_event: { event: string; state: string; allowed: readonly string[] };
  /** A rule of the provider's business says no; `rule` is its name in the provider's own list. */
  refused: { rule: string; facts: Readonly<Record<string, unknown>> };
  rate_limited: { retryAfter: number };
  unavailable: { reason: string };
  /** A fault of our own. */
  internal: { cause: unknown };
}

export type FailureKind = keyof Failures;

/** What is thrown where something fails; it reaches the client through the provider's voice. */
export class Failure<K extends FailureKind = FailureKind> extends Error {
  readonly kind: K;
  readonly facts: Failures[K];

  constructor(kind: K, facts: Failures[K]) {
    super(kind);
    this.kind = kind;
    this.facts = facts;
  }

  is<Asked extends FailureKind>(kind: Asked): this is Failure<Asked> {
    return (this.kind as FailureKind) === kind;
  }
}

/** Ends the work with a failure; everything it changed is undone. */
export function fail<K extends FailureKind>(kind: K, facts: Failures[K]): never {
  throw new Failure(kind, facts);
}

/** What a failure is told with that a scenario asks for by its name alone. */
export const typicalFacts: { readonly [K in FailureKind]: Failures[K] } = {
  invalid: { issues: [] },
  malformed: { detail: 'the body cannot be read' },
  unsupported_media: { mediaType: 'text/plain' },
  too_large: { limit: 0 },
  no_route: { method: 'GET', url: '/' },
  wrong_method: { method: 'GET', url: '/', allowed: ['POST'] },
  unauthenticated: { reason: 'invalid' },
  forbidden: { reason: 'not allowed' },
  not_found: { what: 'Payment', id: '' },
  illegal_event: { event: '', state: '', allowed: [] },
  refused: { rule: '', facts: {} },
  rate_limited: { retryAfter: 60 },
  unavailable: { reason: 'maintenance' },
  internal: { cause: 'a scenario' },
};

/** Where no provider prescribes a status: pages and the control API. */
export const httpStatus: Readonly<Record<FailureKind, number>> = {
  invalid: 422,
  malformed: 400,
  unsupported_media: 415,
  too_large: 413,
  no_route: 404,
  wrong_method: 405,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  illegal_event: 409,
  refused: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

const frameworkCodes: Readonly<Record<string, FailureKind>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_REQ_FILE_TOO_LARGE: 'too_large',
  FST_PARTS_LIMIT: 'too_large',
  FST_FILES_LIMIT: 'too_large',
  FST_FIELDS_LIMIT: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media',
};

/** Any error that reached the framework, as one of ours: what Fastify refused by itself, or a fault of our own. */
export function failureOf(error: unknown, request: { mediaType: string; bodyLimit: number }): Failure {
  if (error instanceof Failure) return error;
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  switch (frameworkCodes[code ?? '']) {
    case 'too_large':
      return new Failure('too_large', { limit: request.bodyLimit });
    case 'unsupported_media':
      return new Failure('unsupported_media', { mediaType: request.mediaType });
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? new Failure('malformed', { detail: message ?? '' })
        : new Failure('internal', { cause: error });
  }
}
