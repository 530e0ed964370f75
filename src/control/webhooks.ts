/** The webhooks that were caused: their bytes, every attempt, and another attempt on demand. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import type { Core } from '../core/core.ts';
import { iso } from '../core/time/clock.ts';
import type { Webhook } from '../core/webhooks/outbox.ts';
import { now, type Workspace } from '../core/workspaces.ts';
import { paged, paging } from './list.ts';
import { paymentOf } from './payments.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const Filter = Type.Object(
  {
    payment: Type.Optional(Type.String()),
    status: Type.Optional(
      Type.Union(['pending', 'delivered', 'failed', 'dropped'].map((status) => Type.Literal(status))),
    ),
    ...paging,
  },
  { additionalProperties: false },
);

const Id = Type.Object({ id: Type.String() });

export function webhookRoutes(app: ControlApp, { core }: ControlOptions): void {
  app.get('/webhooks', { schema: { querystring: Filter } }, ({ room, query }) => {
    const resource = query.payment === undefined ? undefined : paymentOf(core, room, query.payment).row;
    return paged(
      query,
      ({ limit, before }) => core.outbox.list(room, { resource, status: query.status, limit, before }),
      (webhook) => shown(core, room, webhook),
    );
  });

  app.get('/webhooks/:id', { schema: { params: Id } }, ({ room, params }) =>
    withAttempts(core, room, webhookOf(core, room, params.id)),
  );

  app.post('/webhooks/:id/resend', { schema: { params: Id } }, async ({ room, params }, reply) => {
    const webhook = webhookOf(core, room, params.id);
    await core.commit.run(() => core.outbox.resend(webhook, now(room)));
    await core.dispatcher.settle(room, [webhook.row]);
    return reply.code(200).send(withAttempts(core, room, webhookOf(core, room, params.id)));
  });

  app.post('/webhooks/drain', async ({ room }) => {
    const fired = await core.drain(room);
    const waiting = core.outbox.list(room, { status: 'pending', limit: 1000 });
    return {
      fired: fired.map(({ at, ...rest }) => ({ at: iso(at), ...rest })),
      /** Those with a further attempt to come: advance the clock to make it. */
      pending: waiting.reverse().map((webhook) => shown(core, room, webhook)),
    };
  });
}

function webhookOf(core: Core, room: Workspace, id: string): Webhook {
  return core.outbox.get(room, id) ?? fail('not_found', { what: 'webhook', id });
}

function shown(core: Core, room: Workspace, webhook: Webhook) {
  const [next] = core.timers.of('deliver', webhook.row);
  return {
    id: webhook.id,
    payment: core.resources.byRow(room.row, webhook.resource)?.id ?? null,
    event: webhook.event,
    url: webhook.url,
    status: webhook.status,
    rule: webhook.rules.rule ?? null,
    attempts: webhook.tries,
    next_attempt_at: next === undefined ? null : iso(next.due),
    created_at: iso(webhook.createdAt),
  };
}

function withAttempts(core: Core, room: Workspace, webhook: Webhook) {
  return {
    ...shown(core, room, webhook),
    request: {
      method: webhook.method,
      headers: webhook.headers,
      body: webhook.body.toString('utf8'),
      body_base64: webhook.body.toString('base64'),
    },
    deliveries: core.outbox.attempts(webhook.row).map(({ at, body, ...attempt }) => ({
      ...attempt,
      at: iso(at),
      body: body.toString('utf8'),
    })),
  };
}
