/** What a provider must say of itself. One folder says it all; the core asks nothing else. */
import type { Lifecycle } from '../lifecycle.ts';
import type { Resource } from '../store/resources.ts';
import { Handle, type Stores } from '../workspace.ts';
import type { Workspace } from '../workspaces.ts';
import type { BodyRules } from './bodies.ts';
import type { Failure, FailureKind, Failures, Issue, Rule } from './failure.ts';
import type { Input, Note, Operation, Provenance } from './operation.ts';
import type { Page } from './page.ts';

/** A reply as a provider words it. */
export interface Spoken {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Where and when something is said: editions of a provider differ in their words, and some write the time into them. */
export interface Occasion {
  /** The mount that was called. */
  readonly mount: string;
  /** The workspace's time in milliseconds. */
  readonly now: number;
}

/** A provider's own words for every failure there is; a new kind does not compile until each provider has words for it. */
export type Voice = { readonly [K in FailureKind]: (facts: Failures[K], occasion: Occasion) => Spoken };

export const speak = (voice: Voice, { kind, facts }: Failure, occasion: Occasion): Spoken =>
  (voice[kind] as (facts: unknown, occasion: Occasion) => Spoken)(facts, occasion);

/** An error of the provider's own catalogue, which can be asked for by its name. */
export interface NamedError {
  readonly source: Provenance;
  readonly status: number;
  /** The message, with `${name}` where an argument stands. */
  readonly message: string;
  /** How to bring it about. */
  readonly cause: string;
  /** The whole reply. An argument that is not given has a value of the catalogue's; `now` is the workspace's time. */
  spoken(args: Readonly<Record<string, unknown>>, now: number): Spoken;
}

/** One request's work: its workspace, who asks, and where the client sees this provider. */
export class Call<M = unknown> extends Handle {
  /** The provider's public address for this client: scheme, host, workspace, mount; no slash at its end. */
  readonly site: string;
  #merchant: Resource<M> | undefined;

  constructor(stores: Stores, workspace: Workspace, now: number, site: string) {
    super(stores, workspace, now);
    this.site = site;
  }

  /** Whose credential the request carries. Only operations with `auth` have one. */
  get merchant(): Resource<M> {
    if (!this.#merchant) throw new Error('this operation takes no credential');
    return this.#merchant;
  }

  set merchant(merchant: Resource<M>) {
    this.#merchant = merchant;
  }
}

/** An input whose shape nobody has checked yet. */
export type RawInput = { [K in keyof Input]: unknown };

/** A request as it went over the wire: what a signature is made over. */
export interface Signed {
  readonly method: string;
  /** Path and query inside Paystub. */
  readonly url: string;
  /** The body's bytes. */
  body(): Buffer;
}

/** Finds the merchant of a request, or fails in whatever way the provider's credential can. */
export type Authenticator<M> = (call: Call<M>, input: RawInput, signed: Signed) => Resource<M>;

/** A rule that a value breaks, by its name alone or with what there is to say of it. */
export type Broken = Rule | Pick<Issue, 'rule' | 'params' | 'text'>;

/**
 * Rules that a schema cannot say, by the body's field, with dots for one inside another (`order.amount`): the one that a
 * well-formed value breaks, if any. A field that was not sent is undefined.
 */
export type Checks = Readonly<
  Record<string, (call: Call, value: unknown, body: unknown) => Broken | undefined>
>;

export type Handler<O, M> = (call: Call<M>, input: Input<O>) => unknown;

/** A function for each operation: a missing one does not compile. */
export type Handlers<Operations extends readonly Operation[], M> = {
  readonly [O in Operations[number] as O['id']]: Handler<O, M>;
};

/** A payment as the control API, the console and scenarios speak of it. */
export interface PaymentSummary {
  amount: string;
  currency: string;
  /** The merchant's own name for it. */
  reference: string;
  merchant: string;
  /** Where the buyer pays. */
  page: string;
}

/** A kind of payment, with the lifecycle that moves it. */
export interface PaymentKind<T = unknown> {
  readonly lifecycle: Lifecycle<T>;
  summary(payment: Resource<T>, handle: Handle): PaymentSummary;
}

/** What a merchant pastes into a client. */
export interface Credential {
  merchant: string;
  /** What sets this merchant apart from the others. */
  about: string;
  keys: Readonly<Record<string, string>>;
}

/** One header of a credential. */
export interface SecurityPart {
  readonly header: string;
  /** `bearer` for an Authorization header with that scheme. */
  readonly scheme?: 'bearer';
  readonly description: string;
}

export interface Provider {
  /** The name in URLs, folders, kinds and the control API. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The provider's document, and what is known of its behaviour at large. */
  readonly source: Provenance;
  readonly notes: readonly Note[];
  /** All below this path is the provider's: it speaks there with its voice. Pages stand here. */
  readonly root: string;
  /** Where the API stands below the root; the first is the one to show. */
  readonly mounts: readonly [string, ...string[]];
  /** What is special about a mount, in a line, where each serves an edition of its own. All see the same data. */
  readonly editions?: Readonly<Record<string, string>>;
  /** Real host names, each with the path it stands for. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly operations: readonly Operation[];
  readonly handlers: Readonly<Record<string, (call: never, input: never) => unknown>>;
  readonly checks?: Readonly<Record<string, Checks>>;
  readonly auth: Readonly<Record<string, (call: never, input: RawInput, signed: Signed) => Resource>>;
  /** What each credential of `auth` is made of, for documentation. */
  readonly security: Readonly<Record<string, readonly SecurityPart[]>>;
  readonly bodies: BodyRules;
  /** What the provider's own framework does to input before it looks at it. */
  normalise?(input: RawInput, operation: Operation): RawInput;
  /** The media type of its JSON, as it writes it. */
  readonly mediaType: string;
  readonly voice: Voice;
  /** The provider's own catalogue of errors, by name; it begins with the edition's, where there are several. */
  readonly errors?: Readonly<Record<string, NamedError>>;
  /** The events that its webhooks tell. */
  readonly webhooks?: readonly string[];
  failurePage(failure: Failure): Page;
  readonly payments: readonly PaymentKind[];
  /** Lifecycles of what is no payment of a buyer: a withdrawal, a refund. */
  readonly otherLifecycles?: readonly Lifecycle<unknown>[];
  /** The card numbers it publishes for tests; all others are masked in the journal, see `card-numbers.ts`. */
  readonly testCards?: readonly string[];
  /** Puts the fixture (the parsed seed.yaml) into a new workspace; throws on one that is not right. */
  seed(handle: Handle, fixture: unknown): void;
  credentials(handle: Handle): Credential[];
}

/** The mount that a path inside Paystub is below: the longest that fits; the first, where none does. */
export function mountAt({ root, mounts }: Pick<Provider, 'root' | 'mounts'>, url: string): string {
  const path = url.replace(/[?#].*/s, '');
  const fitting = mounts.filter((mount) => `${path}/`.startsWith(`${root}${mount}/`));
  return fitting.reduce(
    (longest, mount) => (mount.length > longest.length ? mount : longest),
    fitting[0] ?? mounts[0],
  );
}
