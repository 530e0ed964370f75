/** Moves a workspace's clock on, one due timer after the other, each seeing its own time. */
import type { Commit } from '../store/commit.ts';
import { now, type Workspace, type Workspaces } from '../workspaces.ts';
import { type Fired, fire, type Runners } from './pump.ts';
import type { Timers } from './timers.ts';

export class Advance {
  readonly #commit: Commit;
  readonly #timers: Timers;
  readonly #workspaces: Workspaces;
  readonly #runners: Runners;
  readonly #walks = new WeakMap<Workspace, Promise<unknown>>();

  constructor(commit: Commit, stores: { timers: Timers; workspaces: Workspaces }, runners: Runners) {
    this.#commit = commit;
    this.#timers = stores.timers;
    this.#workspaces = stores.workspaces;
    this.#runners = runners;
  }

  /**
   * Walks to an instant (`target` is asked once the walks before this one are done) and answers what happened on the
   * way, deliveries' replies awaited. An instant in the past fires nothing and turns the clock back.
   */
  walk(workspace: Workspace, target: (now: number) => number): Promise<Fired[]> {
    const before = this.#walks.get(workspace) ?? Promise.resolve();
    const walk = before.then(() => this.#walk(workspace, target(now(workspace))));
    this.#walks.set(
      workspace,
      walk.catch(() => {}),
    );
    return walk;
  }

  async #walk(workspace: Workspace, target: number): Promise<Fired[]> {
    const fired: Fired[] = [];
    const start = now(workspace);
    await this.#commit.run(() => this.#workspaces.hold(workspace, start));
    try {
      let last = 0;
      for (;;) {
        const timer = this.#timers.next(workspace.row);
        if (!timer || timer.due > target || !this.#workspaces.isCurrent(workspace)) return fired;
        if (timer.id === last) throw new Error(`timer ${timer.id} (${timer.task}) does not go away`);
        last = timer.id;
        const at = Math.max(timer.due, now(workspace));
        await this.#commit.run(() => this.#workspaces.hold(workspace, at));
        const done = await fire(this.#commit, this.#runners, workspace, timer);
        if (done) fired.push(done);
      }
    } finally {
      await this.#commit.run(() => {
        if (this.#workspaces.isCurrent(workspace)) this.#workspaces.release(workspace, target);
      });
    }
  }
}
