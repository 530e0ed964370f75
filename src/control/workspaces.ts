/** The workspaces there are; back to the fixtures, back to a snapshot, or a copy to go on with. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import { iso } from '../core/time/clock.ts';
import { now, workspaceName } from '../core/workspaces.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const Name = Type.String({ pattern: workspaceName.source });
const Named = Type.Object({ name: Name });
const strict = { additionalProperties: false };

export function workspaceRoutes(app: ControlApp, { core }: ControlOptions): void {
  const { commit, workspaces, snapshots } = core;

  app.get('/workspaces', () => ({
    data: workspaces.all().map((workspace) => ({
      name: workspace.name,
      now: iso(now(workspace)),
      clock: workspace.clock.mode,
    })),
    next: null,
  }));

  app.delete('/workspaces/:name', { schema: { params: Named } }, async ({ params: { name } }, reply) => {
    const removed = await commit.run(() => {
      const workspace = workspaces.find(name);
      if (workspace) snapshots.drop(workspace);
      return workspaces.remove(name);
    });
    if (!removed) fail('not_found', { what: 'workspace', id: name });
    return reply.code(204).send();
  });

  app.post('/reset', async ({ room }, reply) => {
    await commit.run(() => workspaces.reset(room));
    return reply.code(204).send();
  });

  app.get('/snapshots', ({ room }) => ({
    data: snapshots.list(room).map(({ name, at }) => ({ name, now: iso(at) })),
    next: null,
  }));

  app.post(
    '/snapshots',
    { schema: { body: Type.Object({ name: Name }, strict) } },
    async ({ room, body }, reply) => {
      await core.journal.flush();
      await commit.run(() => snapshots.take(room, body.name));
      return reply.code(201).send({ name: body.name, now: iso(now(room)) });
    },
  );

  app.post('/snapshots/:name/restore', { schema: { params: Named } }, async ({ room, params: { name } }) => {
    await core.journal.flush();
    const restored = await commit.run(() => snapshots.restore(room, name));
    if (!restored) fail('not_found', { what: 'snapshot', id: name });
    return { name, now: iso(now(restored)) };
  });

  app.post(
    '/fork',
    { schema: { body: Type.Object({ to: Name }, strict) } },
    async ({ room, body: { to } }, reply) => {
      await core.journal.flush();
      const fork = await commit.run(() => {
        if (workspaces.find(to))
          fail('refused', {
            rule: `There is a workspace '${to}' already; DELETE /_paystub/workspaces/${to} first.`,
            facts: {},
          });
        return snapshots.fork(room, to);
      });
      return reply.code(201).send({ name: to, now: iso(now(fork)) });
    },
  );
}
