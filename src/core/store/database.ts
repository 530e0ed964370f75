/** Opens the SQLite file (or memory) and brings it to today's shape. */
import Sqlite from 'better-sqlite3';
import { migrations } from './migrations.ts';

export type Database = Sqlite.Database;

/** The file that was named cannot serve as the database; the message says why and what to do. */
export class DataError extends Error {}

/**
 * Opens `file`, or a database in memory when none is named. Throws a DataError where it cannot be opened, and where a
 * newer Paystub wrote it: an older one would damage it.
 */
export function openDatabase(file?: string): Database {
  try {
    const db = new Sqlite(file ?? ':memory:');
    db.pragma('journal_mode = WAL');
    // With a write-ahead log NORMAL survives the death of the process; only a power cut could lose the last commits.
    db.pragma('synchronous = NORMAL');
    migrate(db, file);
    return db;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${file} cannot be used as the database: ${(error as Error).message}. Name a file in a folder that exists with --data.`,
    );
  }
}

function migrate(db: Database, file?: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    db.close();
    throw new DataError(
      `${file} was written by a newer Paystub (data version ${version}, this one knows ${migrations.length}). ` +
        'Run that release, or name another file with --data.',
    );
  }
  for (const [index, { sql }] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}
