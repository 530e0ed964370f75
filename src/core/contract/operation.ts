/** One operation of a provider: everything the outside sees of it, said once. */
import type { Static, TSchema } from '@sinclair/typebox';

/** Where a statement comes from: the provider's document, its or its clients' public behaviour, or our own ruling. */
export interface Provenance {
  readonly kind: 'documented' | 'observed' | 'assumed';
  /** The place in the document, what was observed, or why we assume it. */
  readonly source: string;
}

export const documented = (source: string): Provenance => ({ kind: 'documented', source });
export const observed = (source: string): Provenance => ({ kind: 'observed', source });
export const assumed = (source: string): Provenance => ({ kind: 'assumed', source });

/** A behaviour worth knowing, and why it is so. */
export interface Note extends Provenance {
  readonly text: string;
}

export const note = (provenance: Provenance, text: string): Note => ({ ...provenance, text });

export interface ReplySpec {
  readonly source: Provenance;
  readonly description: string;
  readonly schema?: TSchema;
}

export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below each of the provider's mounts, with `:name` for a parameter. */
  readonly path: string;
  readonly summary: string;
  readonly source: Provenance;
  /** The name of the credential it takes, among the provider's `auth`. */
  readonly auth?: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  /** Names in lower case. */
  readonly headers?: TSchema;
  readonly body?: TSchema;
  /** The media types of its body, where they are not those of the provider at large. */
  readonly bodyTypes?: readonly string[];
  /** By status; the first below 400 is the one a success gets. */
  readonly replies: Readonly<Record<number, ReplySpec>>;
  readonly notes?: readonly Note[];
  /** A page for the buyer's browser, not a call of the merchant's; it stands on the site, not under the API's address. */
  readonly page?: true;
  /** The reply waits until the webhooks that the call caused were tried once. */
  readonly awaitsWebhooks?: true;
}

/** Declares an operation, keeping its exact type. */
export const operation = <const O extends Operation>(declared: O): O => declared;

/** The status of a success. */
export const successStatus = ({ replies }: Operation): number =>
  Object.keys(replies)
    .map(Number)
    .find((status) => status < 400) ?? 200;

type Part<O, K extends string> = O extends { readonly [P in K]: infer S extends TSchema }
  ? Static<S>
  : undefined;

/** What a handler receives: each part as its schema types it. */
export interface Input<O = Operation> {
  params: Part<O, 'params'>;
  query: Part<O, 'query'>;
  headers: Part<O, 'headers'>;
  body: Part<O, 'body'>;
}
