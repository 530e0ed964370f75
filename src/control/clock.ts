/** The workspace's clock: look at it, stop it, set it, move it on. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import { type Clock, duration, endOfTime, iso, realTime } from '../core/time/clock.ts';
import type { Fired } from '../core/time/pump.ts';
import { now, type Workspace } from '../core/workspaces.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const strict = { additionalProperties: false };
const Instant = Type.String({ format: 'date-time' });

const Setting = Type.Object(
  {
    mode: Type.Optional(Type.Union([Type.Literal('real'), Type.Literal('frozen')])),
    now: Type.Optional(Instant),
  },
  { ...strict, minProperties: 1 },
);

const Step = Type.Object(
  { by: Type.Optional(Type.String({ format: 'duration' })), to: Type.Optional(Instant) },
  { ...strict, minProperties: 1, maxProperties: 1 },
);

const shown = (workspace: Workspace) => ({ mode: workspace.clock.mode, now: iso(now(workspace)) });

const happened = (fired: Fired[]) => fired.map(({ at, ...rest }) => ({ at: iso(at), ...rest }));

export function clockRoutes(app: ControlApp, { core }: ControlOptions): void {
  app.get('/clock', (request) => shown(request.room));

  app.put('/clock', { schema: { body: Setting } }, async ({ room, body }) => {
    const { mode = room.clock.mode } = body;
    await core.commit.run(() => core.workspaces.setClock(room, clockOf(mode, now(room))));
    const to = body.now;
    const fired = to === undefined ? [] : await core.advance.walk(room, () => Date.parse(to));
    return { ...shown(room), fired: happened(fired) };
  });

  app.post('/clock/advance', { schema: { body: Step } }, async ({ room, body }) => {
    const fired = await core.advance.walk(room, (start) => targetOf(start, body));
    return { ...shown(room), fired: happened(fired) };
  });
}

/** A clock that shows `at` now. */
const clockOf = (mode: Clock['mode'], at: number): Clock =>
  mode === 'frozen' ? { mode, at } : { mode, offset: at - realTime() };

function targetOf(start: number, { by = '0s', to }: { by?: string; to?: string }): number {
  const target = to === undefined ? start + (duration(by) ?? 0) : Date.parse(to);
  if (target < start)
    refuse('to', `the clock shows ${iso(start)} already; PUT /_paystub/clock sets it back`, to);
  if (target > endOfTime) refuse(to === undefined ? 'by' : 'to', 'must stay before the year 10000', to ?? by);
  return target;
}

function refuse(field: string, text: string, value: unknown): never {
  fail('invalid', { issues: [{ in: 'body', path: [field], rule: 'allowed', params: {}, text, value }] });
}
