/** Fires timers when they are due, with a single wake-up for the earliest of all workspaces. */
import type { Commit } from '../store/commit.ts';
import { now, type Workspace, type Workspaces } from '../workspaces.ts';
import { realTime } from './clock.ts';
import type { Task, Timer, Timers } from './timers.ts';

/** What a fired timer did, for whoever moved the clock. */
export interface Fired {
  /** The instant it was due, in milliseconds. */
  at: number;
  task: Task;
  /** The payment or webhook it was about. */
  id: string;
  /** The event that happened, or what came of the delivery. */
  outcome: string;
}

/** What firing means, for each task. `undefined`: something else was faster. */
export interface Runners {
  /** Inside a commit. */
  transition(workspace: Workspace, timer: Timer): Fired | undefined;
  /** Settles with the receiver's reply, or the lack of one. */
  deliver(workspace: Workspace, timer: Timer): Promise<Fired | undefined>;
}

/** Fires a timer and waits for all that belongs to it: a transition's commit, a delivery's reply. */
export const fire = (
  commit: Commit,
  runners: Runners,
  workspace: Workspace,
  timer: Timer,
): Promise<Fired | undefined> =>
  timer.task === 'deliver'
    ? runners.deliver(workspace, timer)
    : commit.run(() => runners.transition(workspace, timer));

const never = Number.POSITIVE_INFINITY;
const longestTimeout = 2 ** 31 - 1;

export class Pump {
  readonly #commit: Commit;
  readonly #timers: Timers;
  readonly #workspaces: Workspaces;
  readonly #runners: Runners;
  readonly #report: (error: unknown) => void;
  /** When each workspace's next timer is due, in its own time: a reminder of what the rows say, not a store. */
  readonly #next = new Map<number, number>();
  #alarm: NodeJS.Timeout | undefined;
  #alarmAt = never;
  #running = false;

  constructor(
    commit: Commit,
    stores: { timers: Timers; workspaces: Workspaces },
    runners: Runners,
    report: (error: unknown) => void,
  ) {
    this.#commit = commit;
    this.#timers = stores.timers;
    this.#workspaces = stores.workspaces;
    this.#runners = runners;
    this.#report = report;
    stores.timers.onSet((workspace, due) => this.#expect(workspace, due));
    stores.workspaces.onClockChange(() => this.#rewind());
  }

  /** Takes up what an earlier process left. */
  start(): void {
    this.#running = true;
    this.#rewind();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#alarm);
  }

  /**
   * Fires what is due in a workspace. Transitions join the commit of this turn, ahead of any work that is asked for
   * after this call: nobody sees a state that time has ended. Settles with that commit; deliveries go their own way.
   */
  catchUp(workspace: Workspace): Promise<void> {
    const time = now(workspace);
    if (workspace.held !== undefined || (this.#next.get(workspace.row) ?? never) > time)
      return Promise.resolve();
    this.#next.delete(workspace.row);
    const later = this.#timers.nextAfter(workspace.row, time);
    if (later !== null) this.#expect(workspace.row, later);
    const due = this.#timers.dueBy(workspace.row, time);
    for (const timer of due) {
      if (timer.task === 'deliver') this.#runners.deliver(workspace, timer).catch(this.#report);
    }
    const transitions = due.filter(({ task }) => task !== 'deliver');
    if (transitions.length === 0) return Promise.resolve();
    const fire = () => {
      for (const timer of transitions) this.#runners.transition(workspace, timer);
    };
    return this.#commit.run(fire).catch(this.#report);
  }

  #expect(workspace: number, due: number): void {
    if (due >= (this.#next.get(workspace) ?? never)) return;
    this.#next.set(workspace, due);
    this.#setAlarm(this.#realDue(workspace, due));
  }

  /** Reads the rows anew: at the start, and when a clock was set. */
  #rewind(): void {
    this.#next.clear();
    for (const { workspace, due } of this.#timers.earliest()) this.#next.set(workspace, due);
    this.#setAlarm(this.#earliest());
  }

  #earliest(): number {
    let earliest = never;
    for (const [workspace, due] of this.#next) earliest = Math.min(earliest, this.#realDue(workspace, due));
    return earliest;
  }

  /** The machine's time at which a workspace's clock will show `due`; never, for one that stands before it. */
  #realDue(row: number, due: number): number {
    const workspace = this.#workspaces.byRow(row);
    if (!workspace || workspace.held !== undefined) return never;
    if (workspace.clock.mode === 'real') return due - workspace.clock.offset;
    return due <= workspace.clock.at ? 0 : never;
  }

  #setAlarm(at: number): void {
    if (!this.#running || at >= this.#alarmAt) return;
    clearTimeout(this.#alarm);
    this.#alarmAt = at;
    this.#alarm = setTimeout(
      () => this.#wake(),
      Math.min(Math.max(at - realTime(), 0), longestTimeout),
    ).unref();
  }

  #wake(): void {
    this.#alarmAt = never;
    for (const row of [...this.#next.keys()]) {
      const workspace = this.#workspaces.byRow(row);
      if (workspace) this.catchUp(workspace);
      else this.#next.delete(row);
    }
    this.#setAlarm(this.#earliest());
  }
}
