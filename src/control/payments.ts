/** Every provider's payments in one list, each with its timeline; and the events that move them. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import type { Core } from '../core/core.ts';
import { allowedEvents } from '../core/lifecycle.ts';
import type { Resource } from '../core/store/resources.ts';
import { iso } from '../core/time/clock.ts';
import { Handle } from '../core/workspace.ts';
import { now, type Workspace } from '../core/workspaces.ts';
import { paged, paging } from './list.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const Filter = Type.Object(
  {
    provider: Type.Optional(Type.String()),
    state: Type.Optional(Type.String()),
    phase: Type.Optional(
      Type.Union(['open', 'paid', 'failed', 'closed'].map((phase) => Type.Literal(phase))),
    ),
    ...paging,
  },
  { additionalProperties: false },
);

const Id = Type.Object({ id: Type.String() });
const Happening = Type.Object(
  { event: Type.String(), details: Type.Optional(Type.Object({})) },
  { additionalProperties: false },
);

export function paymentRoutes(app: ControlApp, { core }: ControlOptions): void {
  app.get('/payments', { schema: { querystring: Filter } }, ({ room, query }) =>
    paged(
      query,
      ({ limit, before }) =>
        core.resources.list(room.row, kindsOf(core, query.provider), { ...query, limit, before }),
      (payment) => shown(core, room, payment),
    ),
  );

  app.get('/payments/:id', { schema: { params: Id } }, ({ room, params }) =>
    withTimeline(core, room, paymentOf(core, room, params.id)),
  );

  app.post('/payments/:id/events', { schema: { params: Id, body: Happening } }, ({ room, params, body }) =>
    core.commit.run(() => {
      const payment = paymentOf(core, room, params.id);
      const handle = new Handle(core.stores, room, now(room));
      return withTimeline(
        core,
        room,
        handle.apply(core.lifecycle(payment.kind), payment, body.event, body.details),
      );
    }),
  );
}

function kindsOf({ providers }: Core, name: string | undefined): string[] {
  return providers
    .filter((provider) => name === undefined || provider.name === name)
    .flatMap(({ payments }) => payments.map(({ lifecycle }) => lifecycle.name));
}

/**
 * By the provider's own id, or any other value the payment can be found by: an order id, an authority. What is no
 * payment but has a lifecycle (a withdrawal, a refund) is found too, though it stands in no list.
 */
export function paymentOf(core: Core, room: Workspace, id: string): Resource {
  return core.resources.findPayment(room.row, id) ?? fail('not_found', { what: 'payment', id });
}

function shown(core: Core, room: Workspace, payment: Resource) {
  const { provider, kind } = core.moverOf(payment.kind);
  return {
    id: payment.id,
    provider: provider.name,
    kind: payment.kind,
    state: payment.state,
    phase: payment.phase,
    ...kind?.summary(payment, new Handle(core.stores, room, now(room))),
    created_at: iso(payment.createdAt),
    updated_at: iso(payment.updatedAt),
  };
}

function withTimeline(core: Core, room: Workspace, payment: Resource) {
  return {
    ...shown(core, room, payment),
    /** What may happen next. */
    events: allowedEvents(core.lifecycle(payment.kind), payment),
    due: [...core.timers.of('transition', payment.row), ...core.timers.of('script', payment.row)].map(
      ({ due, task, data }) => ({ at: iso(due), event: task === 'script' ? JSON.parse(data).event : data }),
    ),
    timeline: core.timeline.of(payment.row).map(({ at, ...entry }) => ({ at: iso(at), ...entry })),
    webhooks: core.outbox
      .list(room, { resource: payment.row, limit: 1000 })
      .map(({ id }) => id)
      .reverse(),
    data: payment.data,
  };
}
