/** Whatever a provider keeps (merchants, orders, cards…): a row with a public id, a JSON body and, for payments, a state. */
import type { Database } from './database.ts';

/** The one vocabulary all providers share for where a payment stands. */
export type Phase = 'open' | 'paid' | 'failed' | 'closed';

/** One kind of resource. `keys` names further values by which it can be found, beside its public id. */
export interface Kind<T> {
  /** `<provider>.<noun>` */
  readonly name: string;
  keys?(data: T): Record<string, string | undefined>;
}

export interface Resource<T = unknown> {
  /** The integer key inside; never shown to a client. */
  readonly row: number;
  readonly kind: string;
  readonly id: string;
  /** `row` of the resource it belongs to: mostly its merchant. */
  readonly owner: number | null;
  readonly state: string | null;
  readonly phase: Phase | null;
  readonly data: T;
  /** What scenarios hold for it, where they do. */
  readonly scenario: ResourceScenario | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a payment was chosen for by its request, and how long it waits for what time brings. */
export interface ResourceScenario {
  readonly chosen?: readonly string[];
  readonly time?: Readonly<Record<string, string>>;
}

export interface NewResource<T> {
  id: string;
  owner?: number | undefined;
  state?: string | undefined;
  phase?: Phase | undefined;
  data: T;
  scenario?: ResourceScenario | undefined;
}

export interface ResourceFilter {
  owner?: number | undefined;
  state?: string | undefined;
  phase?: string | undefined;
  /** Only those whose key of that name has that value. */
  key?: { name: string; value: string } | undefined;
  /** Only those made at that instant or later, and at this one or earlier; milliseconds. */
  since?: number | undefined;
  until?: number | undefined;
}

export interface ResourceListing extends ResourceFilter {
  /** Only rows older than this one: the cursor of a listing, newest first. */
  before?: number | undefined;
  /** How many to leave out: for providers that count pages. */
  offset?: number | undefined;
  /** All, where nothing is said. */
  limit?: number | undefined;
}

interface Row {
  id: number;
  kind: string;
  public_id: string;
  owner: number | null;
  state: string | null;
  phase: Phase | null;
  data: string;
  scenario: string | null;
  created_at: number;
  updated_at: number;
}

const columns =
  'r.id, r.kind, r.public_id, r.owner, r.state, r.phase, r.data, r.scenario, r.created_at, r.updated_at';

const matching = `FROM resources r WHERE r.workspace = @workspace
  AND r.kind IN (SELECT value FROM json_each(@kinds))
  AND (@owner IS NULL OR r.owner = @owner) AND (@state IS NULL OR r.state = @state)
  AND (@phase IS NULL OR r.phase = @phase)
  AND (@since IS NULL OR r.created_at >= @since) AND (@until IS NULL OR r.created_at <= @until)
  AND (@name IS NULL OR EXISTS (SELECT 1 FROM resource_keys k
    WHERE k.resource = r.id AND k.name = @name AND k.value = @value))`;

const resource = <T>(row: Row): Resource<T> => ({
  row: row.id,
  kind: row.kind,
  id: row.public_id,
  owner: row.owner,
  state: row.state,
  phase: row.phase,
  data: JSON.parse(row.data) as T,
  scenario: row.scenario === null ? null : (JSON.parse(row.scenario) as ResourceScenario),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/**
 * The index ends with the resource's row, so the oldest comes first without ORDER BY. With that, or with a join, SQLite
 * plans the statement anew at every call, for ten times the price.
 */
const byKey = (condition: string): string =>
  `SELECT ${columns} FROM resources r WHERE r.id =
     (SELECT k.resource FROM resource_keys k INDEXED BY resource_keys_by_value
      WHERE k.workspace = ? AND k.kind = ? AND k.name = ? AND k.value = ? ${condition} LIMIT 1)`;

const asked = (
  workspace: number,
  kinds: readonly string[],
  {
    owner = null,
    state = null,
    phase = null,
    since = null,
    until = null,
    key,
  }: { [K in keyof ResourceFilter]: ResourceFilter[K] | null },
) => ({
  workspace,
  kinds: JSON.stringify(kinds),
  owner,
  state,
  phase,
  since,
  until,
  name: key?.name ?? null,
  value: key?.value ?? null,
});

export class Resources {
  readonly #statements;

  constructor(db: Database) {
    this.#statements = {
      insert: db.prepare(
        `INSERT INTO resources (workspace, kind, public_id, owner, state, phase, data, scenario, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      insertKey: db.prepare(
        'INSERT INTO resource_keys (workspace, kind, name, value, resource) VALUES (?, ?, ?, ?, ?)',
      ),
      dropKeys: db.prepare('DELETE FROM resource_keys WHERE resource = ?'),
      update: db.prepare('UPDATE resources SET data = ?, updated_at = ? WHERE id = ?'),
      move: db.prepare(
        'UPDATE resources SET state = ?, phase = ?, data = ?, updated_at = ? WHERE id = ? AND state = ?',
      ),
      setScenario: db.prepare('UPDATE resources SET scenario = ? WHERE id = ?'),
      byRow: db.prepare(`SELECT ${columns} FROM resources r WHERE r.workspace = ? AND r.id = ?`),
      byId: db.prepare(
        `SELECT ${columns} FROM resources r WHERE r.workspace = ? AND r.kind = ? AND r.public_id = ?`,
      ),
      byKey: db.prepare(byKey('')),
      byKeyOfOwner: db.prepare(byKey('AND (SELECT owner FROM resources WHERE id = k.resource) = ?')),
      byAnyKey: db.prepare(
        `SELECT ${columns} FROM resources r WHERE r.workspace = @workspace AND r.phase IS NOT NULL
           AND (r.public_id = @value OR r.id IN
             (SELECT resource FROM resource_keys WHERE workspace = @workspace AND value = @value))
         ORDER BY r.public_id = @value DESC, r.id LIMIT 1`,
      ),
      list: db.prepare(
        `SELECT ${columns} ${matching} AND r.id < @before ORDER BY r.id DESC LIMIT @limit OFFSET @offset`,
      ),
      count: db.prepare(`SELECT COUNT(*) AS count ${matching}`),
    };
  }

  insert<T>(
    workspace: number,
    kind: Kind<T>,
    { id, owner, state, phase, data, scenario }: NewResource<T>,
    now: number,
  ) {
    const { lastInsertRowid } = this.#statements.insert.run(
      workspace,
      kind.name,
      id,
      owner ?? null,
      state ?? null,
      phase ?? null,
      JSON.stringify(data),
      scenario ? JSON.stringify(scenario) : null,
      now,
      now,
    );
    const row = Number(lastInsertRowid);
    this.#writeKeys(workspace, kind, row, data);
    return {
      row,
      kind: kind.name,
      id,
      owner: owner ?? null,
      state: state ?? null,
      phase: phase ?? null,
      data,
      scenario: scenario ?? null,
      createdAt: now,
      updatedAt: now,
    } satisfies Resource<T>;
  }

  /** Replaces the data, and the keys that follow from it. */
  update<T>(workspace: number, kind: Kind<T>, row: number, data: T, now: number): void {
    this.#statements.update.run(JSON.stringify(data), now, row);
    this.#statements.dropKeys.run(row);
    this.#writeKeys(workspace, kind, row, data);
  }

  /** What scenarios hold for it from now on. */
  setScenario(row: number, scenario: ResourceScenario): void {
    this.#statements.setScenario.run(JSON.stringify(scenario), row);
  }

  /** Writes a payment's new state and data, unless it has left `from` meanwhile: then nothing changes and the answer is false. */
  move<T>({ row, state, phase, data, updatedAt }: Resource<T>, from: string): boolean {
    return this.#statements.move.run(state, phase, JSON.stringify(data), updatedAt, row, from).changes === 1;
  }

  byRow<T>(workspace: number, row: number): Resource<T> | undefined {
    return this.#one(this.#statements.byRow.get(workspace, row));
  }

  get<T>(workspace: number, kind: Kind<T>, id: string): Resource<T> | undefined {
    return this.#one(this.#statements.byId.get(workspace, kind.name, id));
  }

  /** The oldest resource whose key `name` has that value; only `owner`'s, when one is given. */
  find<T>(
    workspace: number,
    kind: Kind<T>,
    name: string,
    value: string,
    owner?: number,
  ): Resource<T> | undefined {
    const { byKey, byKeyOfOwner } = this.#statements;
    const where = [workspace, kind.name, name, value];
    return this.#one(owner === undefined ? byKey.get(...where) : byKeyOfOwner.get(...where, owner));
  }

  /** The payment with that public id, or else with that value in any of its keys. */
  findPayment(workspace: number, value: string): Resource | undefined {
    return this.#one(this.#statements.byAnyKey.get({ workspace, value }));
  }

  /** Newest first. */
  list<T>(workspace: number, kinds: readonly string[], listing: ResourceListing): Resource<T>[] {
    const { before = Number.MAX_SAFE_INTEGER, offset = 0, limit = -1 } = listing;
    return (
      this.#statements.list.all({ ...asked(workspace, kinds, listing), before, offset, limit }) as Row[]
    ).map((row) => resource<T>(row));
  }

  count(workspace: number, kinds: readonly string[], filter: ResourceFilter): number {
    return (this.#statements.count.get(asked(workspace, kinds, filter)) as { count: number }).count;
  }

  #one<T>(row: unknown): Resource<T> | undefined {
    return row === undefined ? undefined : resource<T>(row as Row);
  }

  #writeKeys<T>(workspace: number, kind: Kind<T>, row: number, data: T): void {
    for (const [name, value] of Object.entries(kind.keys?.(data) ?? {})) {
      if (value !== undefined) this.#statements.insertKey.run(workspace, kind.name, name, value, row);
    }
  }
}
