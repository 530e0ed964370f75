/** Where shipped scenarios are played: an app that listens, its clock frozen, and the merchant's receiving server. */
import t, { type Test } from 'tap';
import { library } from '../../src/scenarios.ts';
import { control, receiver, serve } from '../helper.ts';

export type Stage = Awaited<ReturnType<typeof stage>>;
export type Play = (t: Test, stage: Stage) => Promise<unknown>;

async function stage(t: Test) {
  const { app, origin } = await serve(t);
  const shop = await receiver(t);
  /** How long clients were kept waiting, in milliseconds, without anybody having to wait. */
  const waits: number[] = [];
  app.core.pause = async (milliseconds) => {
    if (milliseconds > 0) waits.push(milliseconds);
  };
  const freeze = () => control(app, 'PUT', 'clock', { mode: 'frozen', now: '2026-11-20T09:00:00Z' });
  await freeze();
  return {
    app,
    origin,
    shop,
    waits,
    freeze,
    /** What the receiver was sent, by a member of its bodies. */
    told: (member: string): unknown[] => shop.received.map(({ body }) => JSON.parse(body)[member]),
    advance: (by: string) => control(app, 'POST', 'clock/advance', { by }),
    drain: () => control(app, 'POST', 'webhooks/drain'),
    happen: (id: string, event: string) => control(app, 'POST', `payments/${id}/events`, { event }),
    use: (name: string) => control(app, 'POST', `scenarios/${name}/use`),
    list: async (path: string) => (await control(app, 'GET', path)).body.data,
  };
}

const actedOn = ({ app }: Stage): string[] =>
  Object.keys(app.core.workspaces.find('default')?.scenarios.acted ?? {});

async function rulesOf({ app }: Stage, name: string): Promise<string[]> {
  const { rules } = (await control(app, 'GET', `scenarios/${name}`)).body;
  return (rules as unknown[]).map((_, index) => `${name}#${index + 1}`);
}

/** Plays every scenario that is shipped for a provider, each of its rules, and none that is not. */
export function playShipped(provider: string, plays: Readonly<Record<string, Play>>): void {
  t.test(`every scenario of ${provider} is played here`, async (t) => {
    const shipped = library
      .names()
      .filter((name) => name.startsWith(`${provider}/`) && !library.always().includes(name));
    t.strictSame(
      Object.keys(plays)
        .map((name) => `${provider}/${name}`)
        .sort(),
      shipped,
    );
    for (const name of shipped) {
      const { text } = library.read(name);
      t.match(text, /^# Check /, `${name} says what it teaches`);
    }
  });
  for (const [name, play] of Object.entries(plays)) {
    t.test(name, async (t) => {
      const played = await stage(t);
      t.equal((await played.use(`${provider}/${name}`)).status, 200);
      await play(t, played);
      const rules = await rulesOf(played, `${provider}/${name}`);
      t.strictSame(
        rules.filter((rule) => !actedOn(played).includes(rule)),
        [],
        'each of its rules acted',
      );
    });
  }
}

/** What is played with a magic value: `change` holds it, as the client sends it. */
export type MagicPlay = (t: Test, stage: Stage, change: Record<string, unknown>) => Promise<unknown>;

/** Plays magic values, each in every way it can be sent, and asks that every rule of their scenario has acted. */
export function playMagic(
  name: string,
  groups: readonly {
    plays: Readonly<Record<string, MagicPlay>>;
    /** The ways in which a client can send a value. */
    ways: readonly ((code: string) => Record<string, unknown>)[];
  }[],
): void {
  const acted = new Set<string>();
  for (const { plays, ways } of groups) {
    for (const [code, play] of Object.entries(plays)) {
      for (const change of ways.map((way) => way(code))) {
        t.test(`magic: ${JSON.stringify(change)}`, async (t) => {
          const played = await stage(t);
          await play(t, played, change);
          for (const rule of actedOn(played)) acted.add(rule);
        });
      }
    }
  }
  t.test(`every rule of ${name} is played here`, async (t) => {
    t.strictSame([...acted].sort(), (await rulesOf(await stage(t), name)).sort());
  });
}

/** The code with which a connection ended that brought no reply. */
export async function lost(request: Promise<unknown>): Promise<string | undefined> {
  try {
    await request;
    return undefined;
  } catch (error) {
    return ((error as Error).cause as { code?: string } | undefined)?.code;
  }
}
