/** Copies of a workspace's rows: to return to (a snapshot) or to go on with beside it (a fork). */
import { now, type Workspace, type Workspaces } from '../workspaces.ts';
import type { Database } from './database.ts';
import { workspaceTables } from './migrations.ts';

/** The columns that hold integer keys of other rows; they move along with the rows they name. */
const references: Readonly<Record<(typeof workspaceTables)[number], readonly string[]>> = {
  resources: ['owner'],
  resource_keys: ['resource'],
  events: ['resource'],
  timers: ['subject'],
  webhooks: ['resource'],
  attempts: ['webhook'],
  requests: [],
};

export class Snapshots {
  readonly #workspaces: Workspaces;
  readonly #copies;
  readonly #ends;

  constructor(db: Database, workspaces: Workspaces) {
    this.#workspaces = workspaces;
    this.#copies = workspaceTables.map((table) => {
      const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
      const shifted = columns.map((column) => {
        if (column === 'workspace') return '@to';
        return column === 'id' || references[table].includes(column) ? `${column} + @shift` : column;
      });
      return db.prepare(
        `INSERT INTO ${table} (${columns}) SELECT ${shifted} FROM ${table} WHERE workspace = @from ORDER BY id`,
      );
    });
    this.#ends = workspaceTables.map((table) =>
      db.prepare(
        `SELECT (SELECT MIN(id) FROM ${table} WHERE workspace = ?) AS first, (SELECT MAX(id) FROM ${table}) AS last`,
      ),
    );
  }

  /** Keeps the workspace as it is now under a name of its own; one of that name before is replaced. Inside a commit only. */
  take(workspace: Workspace, name: string): void {
    this.#workspaces.save();
    const copy = this.#workspaces.insertSnapshot(workspace, nameOf(workspace, name), now(workspace));
    this.#copy(workspace.row, copy.row);
  }

  /** Turns the workspace back to a snapshot, clock and seed included; `undefined` where there is none. Inside a commit only. */
  restore(workspace: Workspace, name: string): Workspace | undefined {
    const snapshot = this.#workspaces.find(nameOf(workspace, name));
    if (!snapshot) return undefined;
    this.#workspaces.remove(workspace.name);
    return this.#revive(snapshot, workspace.name);
  }

  /** A new workspace that begins where this one stands. Inside a commit only. */
  fork(workspace: Workspace, to: string): Workspace {
    this.take(workspace, '');
    const snapshot = this.#workspaces.open(nameOf(workspace, ''));
    const fork = this.#revive(snapshot, to);
    this.#workspaces.remove(snapshot.name);
    return fork;
  }

  /** The names of the workspace's snapshots, each with the instant its clock stood at. */
  list(workspace: Workspace): { name: string; at: number }[] {
    const prefix = nameOf(workspace, '');
    return this.#workspaces
      .snapshots(prefix)
      .map(({ name, at }) => ({ name: name.slice(prefix.length), at }));
  }

  /** Forgets all of them. Inside a commit only. */
  drop(workspace: Workspace): void {
    for (const { name } of this.list(workspace)) this.#workspaces.remove(nameOf(workspace, name));
  }

  #revive(snapshot: Workspace, name: string): Workspace {
    const revived = this.#workspaces.insertFromSnapshot(snapshot, name);
    this.#copy(snapshot.row, revived.row);
    this.#workspaces.setClock(revived, revived.clock);
    return revived;
  }

  /** All ids move by the same distance, behind every id there is: what named a row names its copy. */
  #copy(from: number, to: number): void {
    const ends = this.#ends.map((end) => end.get(from) as { first: number | null; last: number | null });
    const first = Math.min(...ends.map((end) => end.first ?? Number.MAX_SAFE_INTEGER));
    const last = Math.max(...ends.map((end) => end.last ?? 0));
    const shift = last + 1 - first;
    for (const copy of this.#copies) copy.run({ from, to, shift });
  }
}

/** No workspace's own name has a slash. */
const nameOf = ({ name }: Workspace, snapshot: string): string => `${name}/${snapshot}`;
