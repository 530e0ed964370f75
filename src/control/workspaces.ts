/** The workspaces there are, and back to the fixtures. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import { iso } from '../core/time/clock.ts';
import { now } from '../core/workspaces.ts';
import type { ControlApp, ControlOptions } from './index.ts';

export function workspaceRoutes(app: ControlApp, { core }: ControlOptions): void {
  app.get('/workspaces', () => ({
    data: core.workspaces.all().map((workspace) => ({
      name: workspace.name,
      now: iso(now(workspace)),
      clock: workspace.clock.mode,
    })),
    next: null,
  }));

  app.delete(
    '/workspaces/:name',
    { schema: { params: Type.Object({ name: Type.String() }) } },
    async (request, reply) => {
      const { name } = request.params;
      const removed = await core.commit.run(() => core.workspaces.remove(name));
      if (!removed) fail('not_found', { what: 'workspace', id: name });
      return reply.code(204).send();
    },
  );

  app.post('/reset', async (request, reply) => {
    await core.commit.run(() => core.workspaces.reset(request.room));
    return reply.code(204).send();
  });
}
