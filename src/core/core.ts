/** Puts the core's parts together over one database. */

import { setTimeout } from 'node:timers/promises';
import { Failure } from './contract/failure.ts';
import type { Provider } from './contract/provider.ts';
import type { Lifecycle } from './lifecycle.ts';
import { at, type Subject } from './scenarios/conditions.ts';
import { longestWait } from './scenarios/delay.ts';
import { namesOf } from './scenarios/names.ts';
import { type Library, Scenarios } from './scenarios/scenarios.ts';
import type { Step } from './scenarios/script.ts';
import { Commit } from './store/commit.ts';
import { openDatabase } from './store/database.ts';
import { Journal } from './store/journal.ts';
import { type Resource, Resources } from './store/resources.ts';
import { Snapshots } from './store/snapshots.ts';
import { Timeline } from './store/timeline.ts';
import { Advance } from './time/advance.ts';
import { fire, Pump, type Runners } from './time/pump.ts';
import { Timers } from './time/timers.ts';
import { Dispatcher } from './webhooks/dispatcher.ts';
import { Outbox } from './webhooks/outbox.ts';
import type { SendRules } from './webhooks/send.ts';
import { Handle, type Stores } from './workspace.ts';
import { now, type Workspace, Workspaces } from './workspaces.ts';

export interface CoreOptions {
  /** The database's file; in memory without one. */
  data?: string | undefined;
  providers: readonly Provider[];
  /** The parsed fixture of a provider. */
  fixture: (provider: string) => unknown;
  /** The shipped scenarios. */
  library: Library;
  send: SendRules;
  /** Takes what went wrong where no request waits for it. */
  report: (error: unknown) => void;
}

export type Core = ReturnType<typeof createCore>;

export function createCore({ data, providers, fixture, library, send, report }: CoreOptions) {
  const db = openDatabase(data);
  const commit = new Commit(db);
  const timers = new Timers(db);
  const workspaces = new Workspaces(db, (workspace) => {
    const handle = new Handle(stores, workspace, now(workspace));
    for (const provider of providers) provider.seed(handle, fixture(provider.name));
  });
  const resources = new Resources(db);
  const timeline = new Timeline(db);
  const outbox = new Outbox(db, timers, workspaces);
  const scenarios = new Scenarios(namesOf(providers), library, {
    touch: (workspace) => workspaces.touchScenarios(workspace),
    keep: (what, asItIs) => commit.keep(what, asItIs),
  });
  const stores: Stores = { workspaces, resources, timeline, timers, outbox, scenarios, subjectOf };
  const journal = new Journal(db, commit, workspaces);
  const snapshots = new Snapshots(db, workspaces);
  commit.beforeEach(() => workspaces.save());
  commit.afterLoss(() => workspaces.forget());

  const dispatcher = new Dispatcher(commit, stores, send);
  const lifecycles = new Map<string, Lifecycle<unknown>>(
    providers
      .flatMap(({ payments, otherLifecycles = [] }) => [
        ...payments.map(({ lifecycle }) => lifecycle),
        ...otherLifecycles,
      ])
      .map((lifecycle) => [lifecycle.name, lifecycle]),
  );
  const runners: Runners = {
    transition(workspace, timer) {
      if (!workspaces.isCurrent(workspace) || !timers.take(timer)) return undefined;
      const payment = resources.byRow(workspace.row, timer.subject);
      const lifecycle = lifecycles.get(payment?.kind ?? '');
      if (!payment || !lifecycle) throw new Error(`timer ${timer.id} is about nothing that is known`);
      const step: Step | undefined = timer.task === 'script' ? (JSON.parse(timer.data) as Step) : undefined;
      const event = step?.event ?? timer.data;
      const handle = new Handle(stores, workspace, timer.due);
      if (step) {
        handle.rule = step.rule;
        handle.causes = [...step.causes, step.rule];
      }
      try {
        handle.apply(lifecycle, payment, event, step?.details);
      } catch (error) {
        // Something else was faster, or a scenario's step does not fit the payment it found.
        if (error instanceof Failure && (error.is('illegal_event') || error.is('invalid'))) return undefined;
        throw error;
      }
      return { at: timer.due, task: timer.task, id: payment.id, outcome: event };
    },
    async deliver(workspace, timer) {
      const webhook = outbox.byRow(timer.subject);
      const attempt = await dispatcher.attempt(workspace, timer);
      if (!webhook || !attempt) return undefined;
      return {
        at: attempt.at,
        task: 'deliver',
        id: webhook.id,
        outcome: attempt.error ?? String(attempt.status),
      };
    },
  };
  /** What a scenario may ask of a payment, or of the payment that a webhook is about. */
  function subjectOf(payment: Resource, handle: Handle): Subject {
    const { id, state, phase, data } = payment;
    const plain = { id, state, phase, data };
    // A summary reads other rows, so it is made for a rule that asks for it, once.
    let whole: object | undefined;
    return (path) => {
      if (path.startsWith('data.') || Object.hasOwn(plain, path)) return at(plain, path);
      whole ??= { ...kindOf(payment.kind)?.summary(payment, handle), ...plain };
      return at(whole, path);
    };
  }

  const kindOf = (name: string) =>
    providers.flatMap(({ payments }) => payments).find(({ lifecycle }) => lifecycle.name === name);

  const stopping = new AbortController();
  const pump = new Pump(commit, stores, runners, report);
  const advance = new Advance(commit, stores, runners);

  return {
    providers,
    commit,
    workspaces,
    resources,
    timeline,
    timers,
    outbox,
    journal,
    snapshots,
    dispatcher,
    pump,
    advance,
    stores,
    scenarios,

    /** The workspace of that name, made from the fixtures on its first use. */
    async open(name: string): Promise<Workspace> {
      return workspaces.find(name) ?? commit.run(() => workspaces.open(name));
    },

    lifecycle(kind: string): Lifecycle<unknown> {
      const found = lifecycles.get(kind);
      if (!found) throw new Error(`${kind} has no lifecycle`);
      return found;
    },

    /** Whose lifecycle that is, and the kind of payment it moves; no kind where it moves something else. */
    moverOf(name: string) {
      for (const provider of providers) {
        const kind = provider.payments.find(({ lifecycle }) => lifecycle.name === name);
        if (kind || provider.otherLifecycles?.some((lifecycle) => lifecycle.name === name))
          return { provider, kind };
      }
      throw new Error(`${name} has no lifecycle`);
    },

    /** Delivers what is due until nothing is, and waits for the replies. */
    async drain(workspace: Workspace) {
      const fired = [];
      for (const tried = new Set<number>(); ; ) {
        const timer = timers.dueBy(workspace.row, now(workspace)).find(({ id }) => !tried.has(id));
        if (!timer) return fired;
        tried.add(timer.id);
        const done = await fire(commit, runners, workspace, timer);
        if (done) fired.push(done);
      }
    },

    /** Keeps a client waiting so many real milliseconds; cut short when the server stops. */
    async pause(milliseconds: number): Promise<void> {
      if (milliseconds <= 0) return;
      const { signal } = stopping;
      await setTimeout(Math.min(milliseconds, longestWait), undefined, { signal }).catch(() => {});
    },

    /** Whether the server is stopping: no more work may begin. */
    isStopping: () => stopping.signal.aborted,

    /** Waits so many milliseconds for what is under way, then ends it and the database. */
    async close(grace: number): Promise<void> {
      pump.stop();
      stopping.abort();
      await dispatcher.stop(grace);
      await journal.flush();
      db.close();
    },
  };
}
