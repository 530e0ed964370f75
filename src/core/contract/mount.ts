/** Makes an encapsulated Fastify plugin of a provider. The plugin owns the provider's whole voice. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { now, type Workspace } from '../workspaces.ts';
import { addressOf } from './address.ts';
import { acceptBodies, bytesOf } from './bodies.ts';
import { Failure, fail, failureOf, type Issue } from './failure.ts';
import { type Operation, successStatus } from './operation.ts';
import { isPage, isRedirect, type Page } from './page.ts';
import {
  Call,
  mountAt,
  type Occasion,
  type Provider,
  type RawInput,
  type Spoken,
  speak,
} from './provider.ts';
import { inOrder, issuesOf } from './validate.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
    /** Whether a browser looks here: failures are shown, not told in JSON. */
    page?: boolean;
  }
  interface FastifyRequest {
    workspace: Workspace | null;
    /** The name of the scenario's rule that changed the reply. */
    rule: string | null;
  }
}

export interface MountOptions {
  core: Core;
  provider: Provider;
  /** Every provider's real host names. */
  hosts: ReadonlyMap<string, string>;
  /** What minted addresses begin with in place of the request's own scheme and host. */
  publicUrl?: string | undefined;
}

type Work = (call: Call, input: RawInput) => unknown;

export function mountProvider(
  app: FastifyInstance,
  { core, provider, hosts, publicUrl }: MountOptions,
): void {
  app.decorateRequest('workspace', null);
  app.decorateRequest('rule', null);

  app.addHook('onRequest', async (request) => {
    request.workspace = await core.open(addressOf(request.originalUrl, request.host, hosts).workspace);
    // Before its body is read: a wrong address is wrong whatever was sent to it.
    if (request.is404) fail('no_route', { method: request.method, url: request.originalUrl });
  });
  acceptBodies(app, provider.bodies);
  app.addHook('onSend', (request, reply, payload, done) => {
    writeJournal(request, reply, payload);
    done(null, payload);
  });
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  app.setNotFoundHandler((request) => fail('no_route', { method: request.method, url: request.originalUrl }));

  for (const operation of provider.operations) {
    for (const mount of operation.page ? [''] : provider.mounts) {
      const url = mount + operation.path;
      app.route({
        method: operation.method,
        url,
        bodyLimit: provider.bodies.limit,
        config: { operation, page: operation.page ?? false },
        handler: (request, reply) => serve(operation, request, reply),
      });
    }
  }
  refuseOtherMethods(app, provider);

  async function serve(
    operation: Operation,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const workspace = request.workspace as Workspace;
    const interference = core.scenario(workspace, operation);
    if (interference) {
      request.rule = interference.rule;
      return sendSpoken(reply, interference.reply);
    }
    core.pump.catchUp(workspace);
    const { answer, caused } = await core.commit.run(() => {
      // Asked for again: a reset may have come in between.
      const current = core.workspaces.open(workspace.name);
      const call = new Call(core.stores, current, now(current), siteOf(request));
      return { answer: work(operation, call, request), caused: call.caused };
    });
    if (operation.awaitsWebhooks) await core.dispatcher.settle(workspace, caused);
    if (isRedirect(answer)) return reply.code(302).header('location', asHeader(answer.redirect)).send();
    if (isPage(answer)) return sendPage(reply, answer);
    return sendSpoken(reply, { status: successStatus(operation), body: answer });
  }

  /** Who asks, whether the input is right, then the handler. What is wrong with the fields is told all at once. */
  function work(operation: Operation, call: Call, request: FastifyRequest): unknown {
    const { params, query, headers, body } = request;
    const sent = { params, query, headers, body };
    const input = provider.normalise?.(sent, operation) ?? sent;
    const issues: Issue[] = [];
    const { auth: credential, id } = operation;
    if (credential !== undefined) {
      try {
        call.merchant = (provider.auth[credential] as (call: Call, input: RawInput) => Call['merchant'])(
          call,
          input,
        );
      } catch (error) {
        if (!(error instanceof Failure) || !error.is('invalid')) throw error;
        issues.push(...error.facts.issues);
      }
    }
    const wrong = issuesOf(operation, input);
    issues.push(...inOrder(operation, [...wrong, ...checkIssues(operation, call, input, wrong)]));
    try {
      if (issues.length > 0) fail('invalid', { issues });
      return (provider.handlers[id] as Work)(call, input);
    } catch (error) {
      // A handler finds fault with what was normalised; the client is shown what it sent.
      if (!(error instanceof Failure) || !error.is('invalid')) throw error;
      return fail('invalid', { issues: error.facts.issues.map((issue) => asSent(issue, sent)) });
    }
  }

  function checkIssues({ id }: Operation, call: Call, { body }: RawInput, known: Issue[]): Issue[] {
    return Object.entries(provider.checks?.[id] ?? {}).flatMap(([field, check]): Issue[] => {
      const value = (body as Record<string, unknown> | undefined)?.[field];
      if (known.some(({ in: part, path }) => part === 'body' && (path.length === 0 || path[0] === field)))
        return [];
      const broken = check(call, value);
      if (broken === undefined) return [];
      const said = typeof broken === 'string' ? { rule: broken, params: {} } : broken;
      return [{ in: 'body', path: [field], ...said, value }];
    });
  }

  function siteOf(request: FastifyRequest): string {
    const { prefix, mount } = addressOf(request.originalUrl, request.host, hosts);
    const origin = publicUrl ?? `${request.protocol}://${request.host || localAddressOf(request)}`;
    return origin + prefix + (mount === '' ? provider.root : '');
  }

  function sendSpoken(reply: FastifyReply, { status, headers = {}, body }: Spoken): FastifyReply {
    return reply
      .code(status)
      .headers({ 'content-type': provider.mediaType, ...headers })
      .send(Buffer.from(JSON.stringify(body)));
  }

  async function sendPage(reply: FastifyReply, { status, html }: Page): Promise<FastifyReply> {
    return reply
      .code(status)
      .headers(pageHeaders)
      .send(await html());
  }

  function sendFailure(
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply | Promise<FastifyReply> {
    const failure = failureOf(error, {
      mediaType: request.headers['content-type'] ?? '',
      bodyLimit: provider.bodies.limit,
    });
    if (failure.is('internal')) request.log.error({ err: failure.facts.cause }, 'a fault of our own');
    return request.routeOptions.config?.page
      ? sendPage(reply, provider.failurePage(failure))
      : sendSpoken(reply, speak(provider.voice, failure, occasionOf(request)));
  }

  function occasionOf({ workspace, originalUrl, host }: FastifyRequest): Occasion {
    const { url } = addressOf(originalUrl, host, hosts);
    return { mount: mountAt(provider, url), now: workspace ? now(workspace) : 0 };
  }

  function writeJournal(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    const { workspace } = request;
    if (!workspace) return;
    core.journal.add(workspace, {
      at: now(workspace),
      provider: provider.name,
      operation: request.routeOptions.config?.operation?.id ?? null,
      method: request.method,
      url: request.originalUrl,
      headers: request.headers,
      body: bytesOf(request),
      status: reply.statusCode,
      replyHeaders: reply.getHeaders(),
      replyBody: Buffer.from((payload as string | Buffer | undefined) ?? ''),
      rule: request.rule,
    });
  }
}

/** The issue with the value as the client wrote it, where normalising left it in its place. */
function asSent(issue: Issue, sent: RawInput): Issue {
  let value: unknown = sent[issue.in];
  for (const step of issue.rule === 'required' ? issue.path.slice(0, -1) : issue.path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return issue;
    value = (value as Record<string, unknown>)[step];
  }
  return { ...issue, value };
}

/** Pages load nothing from anywhere; what they show is escaped, and this is the second lock. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Header lines are ASCII; whatever else a merchant put into an address is escaped as a browser would. */
const asHeader = (url: string): string => url.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/** Where a client connected that says no host: one that speaks HTTP/1.0. */
const localAddressOf = ({ socket }: FastifyRequest): string => `${socket.localAddress}:${socket.localPort}`;

/** Every known path answers a wrong method in the provider's voice, naming the right ones. */
function refuseOtherMethods(app: FastifyInstance, provider: Provider): void {
  const allowed = new Map<string, { methods: Set<string>; page: boolean }>();
  for (const { method, path, page = false } of provider.operations) {
    for (const mount of page ? [''] : provider.mounts) {
      const { methods } = allowed.get(mount + path) ?? { methods: new Set() };
      allowed.set(mount + path, { methods: methods.add(method), page });
      if (method === 'GET') methods.add('HEAD');
    }
  }
  for (const [url, { methods, page }] of allowed) {
    app.route({
      method: app.supportedMethods.filter((method) => !methods.has(method)),
      url,
      config: { page },
      onRequest: async (request) =>
        fail('wrong_method', { method: request.method, url: request.originalUrl, allowed: [...methods] }),
      handler: () => undefined,
    });
  }
}
