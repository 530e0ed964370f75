/** Everything that will happen later, as rows: a payment's expiry, a webhook's next attempt. */
import type { Database } from '../store/database.ts';
import { endOfTime } from './clock.ts';

/** What a timer does when it is due: what time brings to a payment, what a scenario brings to it, or a webhook's attempt. */
export type Task = 'transition' | 'script' | 'deliver';

export interface Timer {
  id: number;
  workspace: number;
  /** Virtual time of the workspace, in milliseconds. */
  due: number;
  task: Task;
  /** `row` of the payment or webhook it is about. */
  subject: number;
  /** For a transition, the event; for a script, its step as JSON; for a delivery, whether it was parked. */
  data: string;
}

export class Timers {
  readonly #statements;
  #listener: (workspace: number, due: number) => void = () => {};

  constructor(db: Database) {
    const columns = 'id, workspace, due, task, subject, data';
    this.#statements = {
      set: db.prepare('INSERT INTO timers (workspace, due, task, subject, data) VALUES (?, ?, ?, ?, ?)'),
      take: db.prepare(
        'DELETE FROM timers WHERE id = ? AND workspace = ? AND due = ? AND task = ? AND subject = ?',
      ),
      cancel: db.prepare('DELETE FROM timers WHERE task = ? AND subject = ?'),
      dueBy: db.prepare(`SELECT ${columns} FROM timers WHERE workspace = ? AND due <= ? ORDER BY due, id`),
      next: db.prepare(`SELECT ${columns} FROM timers WHERE workspace = ? ORDER BY due, id LIMIT 1`),
      nextAfter: db.prepare('SELECT MIN(due) AS due FROM timers WHERE workspace = ? AND due > ?'),
      of: db.prepare(`SELECT ${columns} FROM timers WHERE task = ? AND subject = ? ORDER BY due, id`),
      earliest: db.prepare(
        'SELECT workspace, MIN(due) AS due FROM timers WHERE workspace > 0 GROUP BY workspace',
      ),
    };
  }

  /** Calls `listener` whenever a timer is set. */
  onSet(listener: (workspace: number, due: number) => void): void {
    this.#listener = listener;
  }

  set(
    workspace: number,
    { due, task, subject, data = '' }: Omit<Timer, 'id' | 'workspace' | 'data'> & { data?: string },
  ): void {
    // Beyond it an instant can no longer be written.
    const inTime = Math.min(due, endOfTime);
    this.#statements.set.run(workspace, inTime, task, subject, data);
    this.#listener(workspace, inTime);
  }

  /** Removes the timer for good; false when it is gone already, fired by somebody else or cancelled. */
  take({ id, workspace, due, task, subject }: Timer): boolean {
    return this.#statements.take.run(id, workspace, due, task, subject).changes === 1;
  }

  cancel(task: Task, subject: number): void {
    this.#statements.cancel.run(task, subject);
  }

  /** All that is due by then, in the order of virtual time. */
  dueBy(workspace: number, time: number): Timer[] {
    return this.#statements.dueBy.all(workspace, time) as Timer[];
  }

  next(workspace: number): Timer | undefined {
    return this.#statements.next.get(workspace) as Timer | undefined;
  }

  /** When the first timer behind that instant is due. */
  nextAfter(workspace: number, time: number): number | null {
    return (this.#statements.nextAfter.get(workspace, time) as { due: number | null }).due;
  }

  /** Those still to come for one payment or webhook. */
  of(task: Task, subject: number): Timer[] {
    return this.#statements.of.all(task, subject) as Timer[];
  }

  /** Each workspace with timers, and when its first is due. */
  earliest(): { workspace: number; due: number }[] {
    return this.#statements.earliest.all() as { workspace: number; due: number }[];
  }
}
