/** Each provider's contract, for programs (OpenAPI) and for people (Markdown). Loaded when somebody asks. */
import { Type } from '@sinclair/typebox';
import { addressOf, originOf } from '../core/contract/address.ts';
import { fail } from '../core/contract/failure.ts';
import type { Provider } from '../core/contract/provider.ts';
import { examples } from '../fixtures.ts';
import { version } from '../version.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const Named = Type.Object({ provider: Type.String() });

export function docRoutes(app: ControlApp, { core: { providers }, config }: ControlOptions): void {
  app.get('/openapi/:provider', { schema: { params: Named } }, async (request) => {
    const { openApi } = await import('../core/contract/openapi.ts');
    const provider = named(providers, request.params.provider.replace(/\.json$/, ''));
    const { prefix } = addressOf(request.originalUrl, '', new Map());
    const origin = originOf(request, config.publicUrl);
    return openApi(provider, examples(provider.name), origin + prefix + provider.root, version);
  });

  app.get('/docs/:provider', { schema: { params: Named } }, async ({ params }, reply) => {
    const { document } = await import('../core/contract/document.ts');
    const provider = named(providers, params.provider);
    return reply.type('text/markdown; charset=utf-8').send(document(provider, examples(provider.name)));
  });
}

const named = (providers: readonly Provider[], name: string): Provider =>
  providers.find((provider) => provider.name === name) ?? fail('not_found', { what: 'provider', id: name });
