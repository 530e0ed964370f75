/** What every test builds for itself: an app on a database of its own, and a merchant's receiving server. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../src/app.ts';
import { type Config, defaults } from '../src/config.ts';

/** An app that closes itself at the test's end. */
export async function build(t: Test, config: Partial<Config> = {}): Promise<FastifyInstance> {
  const app = await buildApp({ ...defaults, logLevel: 'error', ...config });
  t.teardown(() => app.close());
  return app;
}

/** The same, listening; answers its origin too. */
export async function serve(t: Test, config: Partial<Config> = {}) {
  const app = await build(t, config);
  return { app, origin: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  /** Names and values as they were on the wire, in their order. */
  rawHeaders: string[];
  body: string;
}

/** A server that keeps what it is sent and answers with `status` (a number, or what a function says). */
export async function receiver(
  t: Test,
  answer: number | ((received: Received) => number | Promise<number>) = 200,
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = '', url = '', headers, rawHeaders } = request;
      const call = { method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString() };
      received.push(call);
      response.statusCode = typeof answer === 'number' ? answer : await answer(call);
      response.end('thank you');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.teardown(() => new Promise((closed) => server.close(closed)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** Asks the control API of a workspace. */
export async function control(
  app: FastifyInstance,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  workspace?: string,
) {
  const prefix = workspace === undefined ? '' : `/@${workspace}`;
  const reply = await app.inject({
    method,
    url: `${prefix}/_paystub/${path}`,
    ...(body ? { payload: body } : {}),
  });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}
