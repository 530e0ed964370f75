/** Makes replies of answers and failures, in one provider's voice. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnknownScenario } from '../scenarios/chosen.ts';
import { factsOf } from '../scenarios/facts.ts';
import { Failure, type FailureKind, failureOf } from './failure.ts';
import { type Operation, successStatus } from './operation.ts';
import { isPage, isRedirect, type Page, pageHeaders } from './page.ts';
import { type Occasion, type Provider, type Spoken, speak } from './provider.ts';

/** A reply as it goes out. */
export interface Outgoing {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** A reply without a body has no type. */
export const send = (reply: FastifyReply, { status, headers, body }: Outgoing): FastifyReply =>
  reply
    .code(status)
    .headers(headers)
    .send(body.length > 0 ? body : undefined);

/** Header lines are ASCII; whatever else a merchant put into an address is escaped as a browser would. */
const asHeader = (url: string): string => url.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);

const page = async ({ status, html }: Page): Promise<Outgoing> => ({
  status,
  headers: pageHeaders,
  body: Buffer.from(await html()),
});

export class Replies {
  readonly #provider: Provider;
  readonly #occasionOf: (request: FastifyRequest) => Occasion;

  constructor(provider: Provider, occasionOf: (request: FastifyRequest) => Occasion) {
    this.#provider = provider;
    this.#occasionOf = occasionOf;
  }

  /** A handler's answer: a redirect, a page, or JSON with the operation's success status. */
  async rendered(operation: Operation, answer: unknown): Promise<Outgoing> {
    if (isRedirect(answer))
      return { status: 302, headers: { location: asHeader(answer.redirect) }, body: Buffer.alloc(0) };
    if (isPage(answer)) return page(answer);
    return this.#json({ status: successStatus(operation), body: answer });
  }

  /** Any error: a page where a browser looks, the provider's words elsewhere. */
  async failed(error: unknown, request: FastifyRequest): Promise<Outgoing> {
    if (error instanceof UnknownScenario) return this.#json(error.spoken);
    const failure = failureOf(error, {
      mediaType: request.headers['content-type'] ?? '',
      bodyLimit: this.#provider.bodies.limit,
    });
    if (failure.is('internal')) request.log.error({ err: failure.facts.cause }, 'a fault of our own');
    return this.#told(failure, request);
  }

  /** An error of the provider's catalogue, or a failure it has words for, by the name that a scenario gives it. */
  async named(
    error: string,
    facts: Readonly<Record<string, unknown>> = {},
    request: FastifyRequest,
  ): Promise<Outgoing> {
    const { name: provider, errors = {} } = this.#provider;
    const name = error.slice(provider.length + 1);
    const catalogued = errors[name];
    if (catalogued) return this.#json(catalogued.spoken(facts, this.#occasionOf(request).now));
    const kind = name as FailureKind;
    const failure = new Failure(kind, factsOf(kind, facts));
    return this.#told(failure, request);
  }

  /** A scenario's literal reply: text as it is, anything else as JSON. */
  literal({
    status,
    headers = {},
    body,
  }: {
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
  }): Outgoing {
    const named = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    if (body === undefined) return { status, headers: named, body: Buffer.alloc(0) };
    return typeof body === 'string'
      ? {
          status,
          headers: { 'content-type': 'text/plain; charset=utf-8', ...named },
          body: Buffer.from(body),
        }
      : this.#json({ status, headers: named, body });
  }

  /** A page where a browser looks, the provider's words elsewhere. */
  async #told(failure: Failure, request: FastifyRequest): Promise<Outgoing> {
    return request.routeOptions.config?.page
      ? page(this.#provider.failurePage(failure))
      : this.#json(speak(this.#provider.voice, failure, this.#occasionOf(request)));
  }

  #json({ status, headers = {}, body }: Spoken): Outgoing {
    return {
      status,
      headers: { 'content-type': this.#provider.mediaType, ...headers },
      body: Buffer.from(JSON.stringify(body)),
    };
  }
}
