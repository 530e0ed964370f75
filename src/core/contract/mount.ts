/** Makes an encapsulated Fastify plugin of a provider. The plugin owns the provider's whole voice. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { chosenBy } from '../scenarios/chosen.ts';
import { at, type Subject } from '../scenarios/conditions.ts';
import { breakReply, hangUp, seenStatus } from '../scenarios/faults.ts';
import type { CallRule } from '../scenarios/grammar.ts';
import { now, type Workspace } from '../workspaces.ts';
import { addressOf, originOf } from './address.ts';
import { acceptBodies, bytesOf } from './bodies.ts';
import { cardMasker } from './card-numbers.ts';
import { fail } from './failure.ts';
import type { Operation } from './operation.ts';
import { Call, mountAt, type Provider } from './provider.ts';
import { type Outgoing, Replies, send } from './replies.ts';
import { work } from './work.ts';

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

export function mountProvider(
  app: FastifyInstance,
  { core, provider, hosts, publicUrl }: MountOptions,
): void {
  const replies = new Replies(provider, (request) => ({
    mount: mountAt(provider, addressOf(request.originalUrl, request.host, hosts).url),
    now: request.workspace ? now(request.workspace) : 0,
  }));
  const maskerOf = cardMasker(provider.testCards);
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
  app.setErrorHandler(async (error, request, reply) => send(reply, await replies.failed(error, request)));
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

  async function serve(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const workspace = request.workspace as Workspace;
    const chosen = chosenBy(request.headers, (name) => core.scenarios.has(workspace, name));
    const name = `${provider.name}.${operation.id}`;
    const acting = core.scenarios.call(workspace, name, { subject: subjectOf(request), chosen });
    if (!acting) return send(reply, await answer(operation, request, chosen));
    request.rule = acting.name;
    await core.pause(core.scenarios.delay(workspace, acting.effect.delay));
    if (core.isStopping()) return hangUp(reply);
    const outgoing = await staged(acting.effect, operation, request, chosen);
    const { fault } = acting.effect;
    if (fault === undefined) return send(reply, outgoing);
    breakReply(fault, reply, outgoing);
    const status = seenStatus(fault, outgoing);
    writeJournal(request, reply, outgoing.body, status, status === 0 ? {} : outgoing.headers);
    return reply;
  }

  /** What a rule makes of the reply. The call itself runs where its own reply is needed, or the rule commits it. */
  async function staged(
    { error, facts, reply, fault, commit = false }: CallRule['then'],
    operation: Operation,
    request: FastifyRequest,
    chosen: readonly string[],
  ): Promise<Outgoing> {
    const replaced = error !== undefined || reply !== undefined;
    const unseen = fault === 'reset' || fault === 'empty' || fault === 'silence';
    const own = commit || (!replaced && !unseen) ? await answer(operation, request, chosen) : undefined;
    if (error !== undefined) return replies.named(error, facts, request);
    if (reply !== undefined) return replies.literal(reply);
    return own ?? { status: 0, headers: {}, body: Buffer.alloc(0) };
  }

  /** The reply as it would go out: the handler's answer, or the failure it ended in, in the provider's voice. */
  async function answer(
    operation: Operation,
    request: FastifyRequest,
    chosen: readonly string[],
  ): Promise<Outgoing> {
    try {
      return await replies.rendered(operation, await run(operation, request, chosen));
    } catch (error) {
      return replies.failed(error, request);
    }
  }

  async function run(
    operation: Operation,
    request: FastifyRequest,
    chosen: readonly string[],
  ): Promise<unknown> {
    const { name } = request.workspace as Workspace;
    core.pump.catchUp(request.workspace as Workspace);
    const { call, result } = await core.commit.run(() => {
      // Asked for again: a reset may have come in between.
      const current = core.workspaces.open(name);
      const call = new Call(core.stores, current, now(current), siteOf(request));
      call.chosen = chosen;
      return { call, result: work(provider, operation, call, request) };
    });
    if (operation.awaitsWebhooks || call.early) await core.dispatcher.settle(call.workspace, call.caused);
    return result;
  }

  function siteOf(request: FastifyRequest): string {
    const { prefix, mount } = addressOf(request.originalUrl, request.host, hosts);
    return originOf(request, publicUrl) + prefix + (mount === '' ? provider.root : '');
  }

  function writeJournal(
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    status = reply.statusCode,
    headers: Readonly<Record<string, unknown>> = reply.getHeaders(),
  ): void {
    const { workspace } = request;
    if (!workspace) return;
    const operation = request.routeOptions.config?.operation;
    const mask = maskerOf(operation);
    core.journal.add(workspace, {
      at: now(workspace),
      provider: provider.name,
      operation: operation?.id ?? null,
      method: request.method,
      url: mask ? mask(request.originalUrl) : request.originalUrl,
      headers: request.headers,
      body: mask ? Buffer.from(mask(bytesOf(request).toString())) : bytesOf(request),
      status,
      replyHeaders: headers,
      replyBody: Buffer.from((payload as string | Buffer | undefined) ?? ''),
      rule: request.rule,
    });
  }
}

/** What a scenario may ask of a call. Names of headers are the same in any case. */
const subjectOf = ({ params, query, headers, body }: FastifyRequest): Subject => {
  const told = { params, query, headers, body };
  return (path) =>
    at(
      told,
      path.replace(/^headers\..*/, (header) => header.toLowerCase()),
    );
};

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
