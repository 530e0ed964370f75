/** Workspaces: what isolates one test suite from another. Each has its own data, clock and seed. */

import { Random } from './random.ts';
import { freshState, type ScenarioState } from './scenarios/state.ts';
import type { Database } from './store/database.ts';
import { workspaceTables } from './store/migrations.ts';
import { type Clock, realTime, setTo, timeOf } from './time/clock.ts';

export const defaultWorkspace = 'default';

/** Letters, digits, `.`, `_` and `-`, up to 64, beginning with a letter or digit. */
export const workspaceName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export interface Workspace {
  readonly row: number;
  readonly name: string;
  readonly random: Random;
  /** How many requests and webhooks there were: their public ids count them. */
  readonly counters: { requests: number; webhooks: number };
  clock: Clock;
  /** What its scenarios are up to. */
  scenarios: ScenarioState;
  /** While `advance` steps through its timers, the instant it stands at. */
  held?: number | undefined;
}

interface Row {
  id: number;
  name: string;
  seed: string;
  clock: string;
  counters: string;
  scenarios: string;
}

interface NewRow extends Pick<Workspace, 'name' | 'clock' | 'counters' | 'scenarios'> {
  id: number | null;
  seed: string;
  draws: number;
  /** When it was made; for a snapshot, the instant its clock showed. */
  at: number;
}

/** The workspace's time, in milliseconds. */
export const now = (workspace: Workspace): number => workspace.held ?? timeOf(workspace.clock);

export class Workspaces {
  readonly #statements;
  readonly #wipe;
  readonly #fill: (workspace: Workspace) => void;
  readonly #open = new Map<string, Workspace>();
  readonly #byRow = new Map<number, Workspace>();
  readonly #dirty = new Set<Workspace>();
  /** Those whose scenarios changed: kept apart, for definitions are long and most requests change none. */
  readonly #playing = new Set<Workspace>();
  #clockChanged: (workspace: Workspace) => void = () => {};

  /** `fill` puts the fixtures into a new workspace. */
  constructor(db: Database, fill: (workspace: Workspace) => void) {
    this.#fill = fill;
    const columns = 'id, name, seed, clock, counters, scenarios';
    this.#statements = {
      byRow: db.prepare(`SELECT ${columns} FROM workspaces WHERE id = ?`),
      byName: db.prepare(`SELECT ${columns} FROM workspaces WHERE name = ?`),
      all: db.prepare(`SELECT ${columns} FROM workspaces WHERE id > 0 ORDER BY name`),
      snapshots: db.prepare(
        'SELECT name, created_at AS at FROM workspaces WHERE id < 0 AND substr(name, 1, ?) = ? ORDER BY created_at, id DESC',
      ),
      lowest: db.prepare('SELECT MIN(id, 0) AS id FROM (SELECT MIN(id) AS id FROM workspaces)'),
      instant: db.prepare('SELECT created_at FROM workspaces WHERE id = ?'),
      insert: db.prepare(
        'INSERT INTO workspaces (id, name, seed, clock, counters, scenarios, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      save: db.prepare('UPDATE workspaces SET clock = ?, counters = ? WHERE id = ?'),
      saveScenarios: db.prepare('UPDATE workspaces SET scenarios = ? WHERE id = ?'),
      remove: db.prepare('DELETE FROM workspaces WHERE id = ?'),
    };
    this.#wipe = workspaceTables.map((table) => db.prepare(`DELETE FROM ${table} WHERE workspace = ?`));
  }

  onClockChange(listener: (workspace: Workspace) => void): void {
    this.#clockChanged = listener;
  }

  /** The workspace of that name, if it is there. Reads the database the first time only. */
  find(name: string): Workspace | undefined {
    const open = this.#open.get(name);
    if (open) return open;
    const row = this.#statements.byName.get(name) as Row | undefined;
    return row && this.#remember(row);
  }

  /** The workspace with that integer key, if it is there. */
  byRow(row: number): Workspace | undefined {
    const open = this.#byRow.get(row);
    if (open) return open;
    const found = this.#statements.byRow.get(row) as Row | undefined;
    return found && this.#remember(found);
  }

  /** The workspace of that name, made from the fixtures when it is not there. Inside a commit only. */
  open(name: string): Workspace {
    return this.find(name) ?? this.#create(name);
  }

  all(): Workspace[] {
    return (this.#statements.all.all() as Row[]).map(
      (row) => this.#open.get(row.name) ?? this.#remember(row),
    );
  }

  /** Whether this is still the workspace of its name: reset and removal leave old handles behind. */
  isCurrent(workspace: Workspace): boolean {
    return this.#open.get(workspace.name) === workspace;
  }

  /** Back to the fixtures, clock and seed included. Inside a commit only. */
  reset({ name }: Workspace): Workspace {
    this.remove(name);
    return this.#create(name);
  }

  /** Forgets everything of it; false when there is none of that name. Inside a commit only. */
  remove(name: string): boolean {
    const workspace = this.find(name);
    if (!workspace) return false;
    for (const wipe of this.#wipe) wipe.run(workspace.row);
    this.#statements.remove.run(workspace.row);
    this.#forgetOne(workspace);
    return true;
  }

  /** Counts one more request or webhook, and answers its number. */
  count(workspace: Workspace, what: keyof Workspace['counters']): number {
    this.#dirty.add(workspace);
    return ++workspace.counters[what];
  }

  /** To be called whenever the workspace's seed is drawn from or its clock set: saves it with the next commit. */
  touch(workspace: Workspace): void {
    this.#dirty.add(workspace);
  }

  /** To be called whenever the state of the workspace's scenarios changes. */
  touchScenarios(workspace: Workspace): void {
    this.#playing.add(workspace);
  }

  setClock(workspace: Workspace, clock: Clock): void {
    workspace.clock = clock;
    this.touch(workspace);
    this.#clockChanged(workspace);
  }

  /** Lets the workspace stand at `at` while its timers are stepped through; its clock follows, so that a restart does too. */
  hold(workspace: Workspace, at: number): void {
    workspace.held = at;
    workspace.clock = setTo(workspace.clock, at);
    this.touch(workspace);
  }

  /** Ends `hold`: the clock goes on from `at`. */
  release(workspace: Workspace, at: number): void {
    workspace.held = undefined;
    this.setClock(workspace, setTo(workspace.clock, at));
  }

  /** Writes what changed since the last commit. */
  save(): void {
    for (const workspace of this.#dirty) {
      const { clock, counters, random, row } = workspace;
      if (!this.#isLive(workspace)) continue;
      const counted = JSON.stringify({ ...counters, draws: random.draws });
      this.#statements.save.run(JSON.stringify(clock), counted, row);
    }
    for (const workspace of this.#playing) {
      if (this.#isLive(workspace))
        this.#statements.saveScenarios.run(JSON.stringify(workspace.scenarios), workspace.row);
    }
    this.#dirty.clear();
    this.#playing.clear();
  }

  /** Forgets what is in memory; the rows are read again when they are needed. */
  forget(): void {
    this.#open.clear();
    this.#byRow.clear();
    this.#dirty.clear();
    this.#playing.clear();
  }

  /**
   * A copy's own entry, under a negative key: no timer of such a one ever fires. Its clock keeps its mode and the
   * instant it showed. Inside a commit only.
   */
  insertSnapshot({ random, counters, clock, scenarios }: Workspace, name: string, at: number): Workspace {
    this.remove(name);
    const { id } = this.#statements.lowest.get() as { id: number };
    return this.#insert({
      id: id - 1,
      name,
      seed: random.seed,
      clock,
      counters,
      scenarios,
      draws: random.draws,
      at,
    });
  }

  /** A workspace whose clock goes on from the instant the snapshot's showed. Inside a commit only. */
  insertFromSnapshot({ row, random, counters, clock, scenarios }: Workspace, name: string): Workspace {
    const at = this.#statements.instant.pluck().get(row) as number;
    const resumed = setTo(clock, at);
    return this.#insert({
      id: null,
      name,
      seed: random.seed,
      clock: resumed,
      counters,
      scenarios,
      draws: random.draws,
      at,
    });
  }

  snapshots(prefix: string): { name: string; at: number }[] {
    return this.#statements.snapshots.all(prefix.length, prefix) as { name: string; at: number }[];
  }

  /** The workspace's name is its seed: any machine draws the same ids for the same suite. */
  #create(name: string): Workspace {
    const clock: Clock = { mode: 'real', offset: 0 };
    const counters = { requests: 0, webhooks: 0 };
    const scenarios = freshState();
    const workspace = this.#insert({
      id: null,
      name,
      seed: name,
      clock,
      counters,
      scenarios,
      draws: 0,
      at: realTime(),
    });
    try {
      this.#fill(workspace);
    } catch (error) {
      this.#forgetOne(workspace);
      throw error;
    }
    this.touch(workspace);
    return workspace;
  }

  #insert({ id, name, seed, clock, counters, scenarios, draws, at }: NewRow): Workspace {
    const texts = {
      clock: JSON.stringify(clock),
      counters: JSON.stringify({ ...counters, draws }),
      scenarios: JSON.stringify(scenarios),
    };
    const row = [id, name, seed, texts.clock, texts.counters, texts.scenarios, at];
    const { lastInsertRowid } = this.#statements.insert.run(...row);
    return this.#remember({ id: Number(lastInsertRowid), name, seed, ...texts });
  }

  /** An old handle may still be touched after a reset, and its row's key be another's by then. */
  #isLive(workspace: Workspace): boolean {
    return this.#byRow.get(workspace.row) === workspace;
  }

  #forgetOne(workspace: Workspace): void {
    this.#open.delete(workspace.name);
    this.#byRow.delete(workspace.row);
    this.#dirty.delete(workspace);
    this.#playing.delete(workspace);
  }

  #remember(row: Row): Workspace {
    const { draws, ...counters } = JSON.parse(row.counters) as Workspace['counters'] & { draws: number };
    const workspace: Workspace = {
      row: row.id,
      name: row.name,
      random: new Random(row.seed, draws),
      counters,
      scenarios: JSON.parse(row.scenarios) as ScenarioState,
      clock: JSON.parse(row.clock) as Clock,
    };
    this.#open.set(row.name, workspace);
    this.#byRow.set(row.id, workspace);
    return workspace;
  }
}
