/** A provider made for tests of the core: a payment that expires, and a webhook for everything that happens to it. */

import { Type } from '@sinclair/typebox';
import Fastify from 'fastify';
import type { Test } from 'tap';
import { fail } from '../../src/core/contract/failure.ts';
import { mountProvider } from '../../src/core/contract/mount.ts';
import { documented, operation } from '../../src/core/contract/operation.ts';
import { show } from '../../src/core/contract/page.ts';
import type { Handlers, Provider, Voice } from '../../src/core/contract/provider.ts';
import { createCore } from '../../src/core/core.ts';
import { lifecycle } from '../../src/core/lifecycle.ts';

export interface Bill {
  tell: string;
  got: number;
}

const minute = 60_000;

export const bill = lifecycle<Bill>({
  name: 'tiny.bill',
  initial: 'open',
  states: {
    open: {
      phase: 'open',
      on: {
        receive: {
          to: ['open', 'settled'],
          details: Type.Object({ amount: Type.Number() }),
          change: ({ data }, { amount }) => ({ got: data.got + Number(amount) }),
          choose: ({ data }) => (data.got >= 10 ? 'settled' : 'open'),
        },
        expire: 'expired',
      },
      after: ({ createdAt }) => ({ at: createdAt + 15 * minute, event: 'expire' }),
    },
    settled: { phase: 'paid', on: {} },
    expired: { phase: 'closed', on: {} },
  },
  happened: (handle, payment, event) =>
    handle.webhook({
      resource: payment.row,
      event,
      url: payment.data.tell,
      headers: {},
      body: `${event} at ${handle.now}`,
      retries: [14 * minute, 4 * minute],
    }),
});

const source = documented('the tests');
const Id = Type.Object({ id: Type.String() });
const operations = [
  operation({
    id: 'open',
    method: 'POST',
    path: '/bills',
    summary: 'Open a bill',
    source,
    body: Type.Object({ tell: Type.String() }),
    replies: { 201: { source, description: 'The bill' } },
  }),
  operation({
    id: 'see',
    method: 'GET',
    path: '/bills/:id',
    summary: 'See a bill',
    source,
    params: Id,
    replies: { 200: { source, description: 'The bill' } },
  }),
  operation({
    id: 'page',
    method: 'GET',
    path: '/page',
    summary: 'A page',
    source,
    page: true,
    replies: { 200: { source, description: 'A page' } },
  }),
  operation({
    id: 'burst',
    method: 'POST',
    path: '/burst',
    summary: 'Fails after it has changed something',
    source,
    replies: { 200: { source, description: 'Never' } },
  }),
] as const;

const handlers = {
  open: (call, { body }) => ({ id: call.open(bill, { id: call.ids.uuid(), data: { ...body, got: 0 } }).id }),
  see: (call, { params }) => {
    const found = call.get(bill, params.id) ?? fail('not_found', { what: 'bill', id: params.id });
    return { state: found.state, got: found.data.got };
  },
  page: () => show(async () => '<p>a page</p>'),
  burst: (call) => {
    call.open(bill, { id: 'half-done', data: { tell: 'http://127.0.0.1:9', got: 0 } });
    throw new Error('burst');
  },
} satisfies Handlers<typeof operations, never>;

const says = (status: number, word: string) => ({ status, body: { tiny: word } });
const voice: Voice = {
  invalid: ({ issues }) => says(422, issues.map(({ path, rule }) => `${path.join('.')} ${rule}`).join(', ')),
  malformed: () => says(400, 'malformed'),
  unsupported_media: () => says(415, 'unsupported'),
  too_large: () => says(413, 'too large'),
  no_route: () => says(404, 'no route'),
  wrong_method: () => says(405, 'wrong method'),
  unauthenticated: () => says(401, 'who'),
  forbidden: () => says(403, 'no'),
  not_found: ({ what }) => says(404, `no ${what}`),
  illegal_event: () => says(409, 'not now'),
  refused: ({ rule }) => says(400, rule),
  rate_limited: () => says(429, 'slow'),
  unavailable: () => says(503, 'later'),
  internal: () => says(500, 'our fault'),
};

const provider: Provider = {
  name: 'tiny',
  title: 'Tiny',
  about: 'A provider made for tests.',
  source,
  notes: [],
  root: '/tiny',
  mounts: [''],
  hosts: {},
  operations,
  handlers,
  auth: {},
  security: {},
  bodies: { json: true, unreadable: 'refuse', limit: 1000 },
  mediaType: 'application/tiny+json',
  voice,
  failurePage: ({ kind }) => show(async () => `<p>${kind}</p>`, 500),
  payments: [
    {
      lifecycle: bill,
      summary: () => ({ amount: '10', currency: 'USD', reference: '', merchant: '', page: '' }),
    },
  ],
  seed: () => {},
  credentials: () => [],
};

/** A core with this provider alone, mounted on a server of its own; both end with the test. */
export async function tiny(t: Test) {
  const faults: unknown[] = [];
  const core = createCore({
    providers: [provider],
    fixture: () => undefined,
    library: { names: () => [], always: () => [], read: () => ({ text: '', file: '' }) },
    send: { timeout: 1000, allowTargets: [] },
    report: (error) => faults.push(error),
  });
  const app = Fastify();
  await app.register(async (scope) => mountProvider(scope, { core, provider, hosts: new Map() }), {
    prefix: '/tiny',
  });
  core.pump.start();
  t.teardown(async () => {
    await app.close();
    await core.close(100);
    if (faults.length > 0) throw faults[0];
  });
  const open = async (tell: string): Promise<string> =>
    (await app.inject({ method: 'POST', url: '/tiny/bills', payload: { tell } })).json().id;
  const see = async (id: string) => (await app.inject({ url: `/tiny/bills/${id}` })).json();
  return { app, core, open, see };
}
