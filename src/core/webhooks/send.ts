/** One HTTP request with exactly these bytes: no redirects followed, no header added but what HTTP itself needs. */
import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface Outgoing {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface SendRules {
  /** Milliseconds for the whole exchange. */
  timeout: number;
  /** Host names that may be called; any, when the list is empty. */
  allowTargets: readonly string[];
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const replyLimit = 64 * 1024;

/** Where cloud machines keep their credentials. No webhook has business there. */
const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16);
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');

const isRefused = (address: string, family: number): boolean =>
  refused.check(
    address.replace(/^::ffff:(?=\d+\.)/i, ''),
    family === 6 && !/^::ffff:\d+\./i.test(address) ? 'ipv6' : 'ipv4',
  );

const refusal = (host: string) =>
  Object.assign(new Error(`${host} is a link-local address; Paystub never calls those`), { code: 'ETARGET' });

const guardedLookup: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 4);
    const bad = addresses.find(({ address, family }) => isRefused(address, family));
    if (bad) return done(refusal(host), '', 4);
    if (options.all) return done(null, addresses);
    const [first = { address: '', family: 4 }] = addresses;
    return done(null, first.address, first.family);
  });

/** Sends it and answers what came back. Rejects with an `Error` whose `code` is the system's where no reply came or `stop` fired. */
export async function send(
  { method, url, headers, body }: Outgoing,
  { timeout, allowTargets }: SendRules,
  stop: AbortSignal,
): Promise<Answered> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isRefused(host, isIP(host))) throw refusal(host);
  if (allowTargets.length > 0 && !allowTargets.includes(host)) {
    throw Object.assign(new Error(`${host} is not among the allowed targets (--allow-target)`), {
      code: 'ETARGET',
    });
  }
  const start = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = start(target, {
      method,
      headers: { ...headers, 'Content-Length': body.length },
      agent: false,
      lookup: guardedLookup,
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeout)]),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        if (size < replyLimit) chunks.push(chunk.subarray(0, replyLimit - size));
        size += chunk.length;
      });
      response.on('error', reject);
      response.on('end', () => {
        const replyHeaders = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
        );
        resolve({ status: response.statusCode ?? 0, headers: replyHeaders, body: Buffer.concat(chunks) });
      });
    });
    request.end(body);
  });
}
