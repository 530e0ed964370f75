/** What happened to a payment, in order. */
import type { Database } from './database.ts';

export interface TimelineEntry {
  at: number;
  event: string;
  from: string | null;
  to: string;
  /** The name of the scenario's rule that brought it about. */
  rule: string | null;
}

export class Timeline {
  readonly #add;
  readonly #of;

  constructor(db: Database) {
    this.#add = db.prepare(
      'INSERT INTO events (workspace, resource, at, event, from_state, to_state, rule) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#of = db.prepare(
      'SELECT at, event, from_state AS "from", to_state AS "to", rule FROM events WHERE resource = ? ORDER BY id',
    );
  }

  add(workspace: number, resource: number, { at, event, from, to, rule }: TimelineEntry): void {
    this.#add.run(workspace, resource, at, event, from, to, rule);
  }

  of(resource: number): TimelineEntry[] {
    return this.#of.all(resource) as TimelineEntry[];
  }
}
