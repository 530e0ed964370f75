/** Puts the parts together; never listens. */
import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { Config } from './config.ts';
import { startPage } from './console/index.ts';
import { control, speakProblems } from './control/index.ts';
import { problem } from './control/problem.ts';
import { type Address, addressOf } from './core/contract/address.ts';
import { Failure } from './core/contract/failure.ts';
import { mountProvider } from './core/contract/mount.ts';
import { mountAt, type Spoken, speak } from './core/contract/provider.ts';
import { type Core, createCore } from './core/core.ts';
import { now } from './core/workspaces.ts';
import { fixture } from './fixtures.ts';
import { providers } from './providers/index.ts';
import { library } from './scenarios.ts';

/** Milliseconds. */
const grace = 1000;

declare module 'fastify' {
  interface FastifyInstance {
    core: Core;
  }
}

/** The whole server, ready to listen or to be injected into. Closing it ends deliveries and the database. */
export async function buildApp(config: Config): Promise<FastifyInstance> {
  const hosts = new Map(providers.flatMap((provider) => Object.entries(provider.hosts)));
  const app = Fastify({
    logger: { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    // Long enough that a long id is the provider's to refuse.
    routerOptions: { maxParamLength: 4096 },
    rewriteUrl: ({ url = '/', headers }) => addressOf(url, headers.host ?? '', hosts).url,
    frameworkErrors: async (_error, { method, originalUrl, host }, reply) => {
      const failure = new Failure('no_route', { method, url: originalUrl });
      const { status, headers = {}, body } = await spokenAt(addressOf(originalUrl, host, hosts), failure);
      const untyped = reply as FastifyReply;
      untyped
        .code(status)
        .headers(headers)
        .send(Buffer.from(JSON.stringify(body)));
    },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });

  const core = createCore({
    data: config.data,
    providers,
    fixture,
    library,
    send: { timeout: config.webhookTimeout, allowTargets: config.allowTarget },
    report: (err) => app.log.error({ err }, 'a fault of our own'),
  });
  app.decorate('core', core);
  // Whoever still talks when we stop has this long to finish: a container is killed after ten seconds.
  app.addHook('preClose', async () => void setTimeout(() => app.server.closeAllConnections(), grace).unref());
  app.addHook('onClose', () => core.close(grace));

  speakProblems(app);
  for (const provider of providers) {
    const options = { core, provider, hosts, publicUrl: config.publicUrl };
    await app.register(async (scope) => mountProvider(scope, options), { prefix: provider.root });
  }
  await app.register(control, { core, config });
  await app.register(startPage, { core, config });
  core.pump.start();
  return app;

  /** Told in the voice of whom the URL belongs to, though no router can read it. */
  async function spokenAt({ workspace, url }: Address, failure: Failure): Promise<Spoken> {
    const provider = providers.find(({ root }) => url.startsWith(`${root}/`));
    if (!provider) return problem(failure);
    const occasion = { mount: mountAt(provider, url), now: now(await core.open(workspace)) };
    const spoken = speak(provider.voice, failure, occasion);
    return { ...spoken, headers: { 'content-type': provider.mediaType, ...spoken.headers } };
  }
}
