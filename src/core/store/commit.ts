/**
 * The commit a tick: all work that arrives in one turn of the event loop shares a transaction, each piece in a
 * savepoint of its own. A piece that throws undoes itself alone; no caller hears of success before the commit.
 */
import type { Database } from './database.ts';

interface Piece {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (reason: unknown) => void;
}

type Outcome = { value: unknown } | { error: unknown };

export class Commit {
  readonly #db: Database;
  readonly #statements;
  readonly #before: (() => void)[] = [];
  readonly #lost: (() => void)[] = [];
  #queue: Piece[] = [];
  /** Of the piece at work: how to take back what it changed in memory. */
  #undos: Map<object, () => void> | undefined;

  constructor(db: Database) {
    this.#db = db;
    const statement = (sql: string) => db.prepare(sql);
    this.#statements = {
      begin: statement('BEGIN IMMEDIATE'),
      commit: statement('COMMIT'),
      rollback: statement('ROLLBACK'),
      savepoint: statement('SAVEPOINT piece'),
      release: statement('RELEASE piece'),
      undo: statement('ROLLBACK TO piece'),
    };
  }

  /** Adds what every transaction writes before it ends: counters, buffered journal rows. */
  beforeEach(write: () => void): void {
    this.#before.push(write);
  }

  /** Adds what must be forgotten when a whole transaction is lost (a full disk): memory would be ahead of the rows. */
  afterLoss(forget: () => void): void {
    this.#lost.push(forget);
  }

  /**
   * Before memory is changed inside a piece of work: keeps what takes the change back, should the piece fail. Asked once
   * a piece for each `what`; outside of one there is nothing to take back.
   */
  keep(what: object, asItIs: () => () => void): void {
    if (this.#undos && !this.#undos.has(what)) this.#undos.set(what, asItIs());
  }

  /** Runs synchronous `work` in this turn's transaction; settles once that is committed. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#queue.push({ work, resolve, reject }) === 1) setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    const pieces = this.#queue;
    this.#queue = [];
    let outcomes: Outcome[];
    try {
      this.#statements.begin.run();
      outcomes = pieces.map(({ work }) => this.#attempt(work));
      for (const write of this.#before) write();
      this.#statements.commit.run();
    } catch (error) {
      if (this.#db.inTransaction) this.#statements.rollback.run();
      for (const forget of this.#lost) forget();
      outcomes = pieces.map(() => ({ error }));
    }
    for (const [index, { resolve, reject }] of pieces.entries()) {
      const outcome = outcomes[index] as Outcome;
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value as never);
    }
  }

  #attempt(work: () => unknown): Outcome {
    this.#statements.savepoint.run();
    const undos = new Map<object, () => void>();
    this.#undos = undos;
    try {
      return { value: work() };
    } catch (error) {
      this.#statements.undo.run();
      for (const undo of undos.values()) undo();
      return { error };
    } finally {
      this.#undos = undefined;
      this.#statements.release.run();
    }
  }
}
