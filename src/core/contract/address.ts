/** Which workspace and which provider a request is for, told from its URL and the host it was sent to. */
import type { FastifyRequest } from 'fastify';
import { defaultWorkspace, workspaceName } from '../workspaces.ts';

export interface Address {
  workspace: string;
  /** What stands before the path in every URL minted for this client: `""`, or `/@name` as the client wrote it. */
  prefix: string;
  /** The path and query inside Paystub. */
  url: string;
  /** The mount that a provider's real host name stands for; the client does not write it. */
  mount: string;
}

/** Some clients escape the sign. */
const prefixed = /^\/(?:@|%40)([^/?]*)(.*)$/i;

/** `hosts`: the providers' real host names, each with the mount it stands for. */
export function addressOf(url: string, host: string, hosts: ReadonlyMap<string, string>): Address {
  const mount = hosts.get(host.replace(/:\d+$/, '').toLowerCase()) ?? '';
  const [, name, rest] = prefixed.exec(url) ?? [];
  if (name === undefined || rest === undefined || !workspaceName.test(name)) {
    return { workspace: defaultWorkspace, prefix: '', url: mount + url, mount };
  }
  const inside = rest.startsWith('/') ? rest : `/${rest}`;
  return { workspace: name, prefix: url.slice(0, url.length - rest.length), url: mount + inside, mount };
}

/** Scheme and host as the client sees them: `publicUrl`, where one is set, else the request's own. */
export const originOf = ({ protocol, host, socket }: FastifyRequest, publicUrl: string | undefined): string =>
  // A client that speaks HTTP/1.0 says no host; it connected to this address.
  publicUrl ?? `${protocol}://${host || `${socket.localAddress}:${socket.localPort}`}`;
