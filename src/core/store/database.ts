/** Opens the SQLite file (or memory) and brings it to today's shape. */
import Sqlite from 'better-sqlite3';
import { migrations } from './migrations.ts';

export type Database = Sqlite.Database;

/**
 * Opens `file`, or a database in memory when none is named.
 * Throws when the file was written by a newer Paystub: an older one would damage it.
 */
export function openDatabase(file?: string): Database {
  const db = new Sqlite(file ?? ':memory:');
  db.pragma('journal_mode = WAL');
  // With a write-ahead log NORMAL survives the death of the process; only a power cut could lose the last commits.
  db.pragma('synchronous = NORMAL');
  migrate(db, file);
  return db;
}

function migrate(db: Database, file?: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    db.close();
    throw new Error(
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
