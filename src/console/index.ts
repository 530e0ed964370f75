/** What a person sees who opens Paystub in a browser. */
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { credentialsOf } from '../control/credentials.ts';
import { guard } from '../control/guard.ts';
import { addressOf, originOf } from '../core/contract/address.ts';
import { pageHeaders } from '../core/contract/page.ts';
import type { Core } from '../core/core.ts';
import { version } from '../version.ts';

/** The start page, in every workspace: where each provider is, and which keys to paste. */
export async function startPage(
  app: FastifyInstance,
  { core, config }: { core: Core; config: Config },
): Promise<void> {
  app.get('/', async (request, reply) => {
    const { workspace, prefix } = addressOf(request.originalUrl, '', new Map());
    const origin = originOf(request, config.publicUrl) + prefix;
    // Keys are for whoever may use the control API; a browser has no admin token to show.
    if (config.adminToken === undefined) guard(request, config);
    const credentials = credentialsOf(core, await core.open(workspace), origin);
    const providers = credentials.map((one) =>
      config.adminToken === undefined ? one : { ...one, merchants: [] },
    );
    const { start } = await import('./start.tsx');
    return reply.headers(pageHeaders).send(start({ version, workspace, origin, providers }));
  });
}
