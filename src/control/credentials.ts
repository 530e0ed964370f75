/** Every provider's base URL and keys of a workspace, ready to paste. */

import { addressOf, originOf } from '../core/contract/address.ts';
import type { Credential } from '../core/contract/provider.ts';
import type { Core } from '../core/core.ts';
import { Handle } from '../core/workspace.ts';
import { now, type Workspace } from '../core/workspaces.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

export interface ProviderCredentials {
  provider: string;
  title: string;
  base_urls: string[];
  /** What is special about each base URL, where they serve editions. */
  editions?: Record<string, string>;
  merchants: Credential[];
}

/** `origin`: scheme, host and workspace prefix as the client sees them. */
export function credentialsOf(core: Core, workspace: Workspace, origin: string): ProviderCredentials[] {
  const handle = new Handle(core.stores, workspace, now(workspace));
  return core.providers.map(({ name, title, root, mounts, editions, credentials }) => {
    const site = origin + root;
    const told = Object.entries(editions ?? {}).map(([mount, about]) => [site + mount, about]);
    return {
      provider: name,
      title,
      base_urls: mounts.map((mount) => site + mount),
      ...(editions ? { editions: Object.fromEntries(told) } : {}),
      merchants: credentials(handle),
    };
  });
}

export function credentialRoutes(app: ControlApp, { core, config }: ControlOptions): void {
  app.get('/credentials', (request) => {
    const { prefix } = addressOf(request.originalUrl, '', new Map());
    const origin = originOf(request, config.publicUrl) + prefix;
    return { data: credentialsOf(core, request.room, origin) };
  });
}
