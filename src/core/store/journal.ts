/** Every exchange a provider had with a client. Rows are buffered and ride along with the next commit. */

import type { Workspace, Workspaces } from '../workspaces.ts';
import type { Commit } from './commit.ts';
import type { Database } from './database.ts';

/** Bodies are cut here, and all of the journal's bytes stay below the second figure: the oldest rows go. */
export const bodyLimit = 64 * 1024;
const totalLimit = 64 * 1024 * 1024;

/** How long rows wait for somebody else's commit before they ask for one themselves, in milliseconds. */
const idleWait = 100;

export interface Exchange {
  at: number;
  provider: string;
  operation: string | null;
  method: string;
  /** As the client wrote it, a workspace's prefix included. */
  url: string;
  headers: Record<string, unknown>;
  body: Buffer;
  status: number;
  replyHeaders: Record<string, unknown>;
  replyBody: Buffer;
  /** The scenario's rule that changed the reply. */
  rule: string | null;
}

export interface JournalEntry extends Omit<Exchange, 'headers' | 'replyHeaders'> {
  row: number;
  id: string;
  headers: Record<string, unknown>;
  replyHeaders: Record<string, unknown>;
}

export interface JournalFilter {
  operation?: string | undefined;
  status?: number | undefined;
  before?: number | undefined;
  limit: number;
}

type Row = Omit<JournalEntry, 'headers' | 'replyHeaders'> & { headers: string; replyHeaders: string };

const entry = (row: Row): JournalEntry => ({
  ...row,
  headers: JSON.parse(row.headers) as Record<string, unknown>,
  replyHeaders: JSON.parse(row.replyHeaders) as Record<string, unknown>,
});

export class Journal {
  readonly #commit: Commit;
  readonly #workspaces: Workspaces;
  readonly #statements;
  #buffer: { workspace: Workspace; exchange: Exchange }[] = [];
  #idle: NodeJS.Timeout | undefined;
  #bytes: number;

  constructor(db: Database, commit: Commit, workspaces: Workspaces) {
    this.#commit = commit;
    this.#workspaces = workspaces;
    const columns = `id AS row, public_id AS id, at, provider, operation, method, url, headers, body, status,
      reply_headers AS replyHeaders, reply_body AS replyBody, rule`;
    this.#statements = {
      insert: db.prepare(
        `INSERT INTO requests (workspace, public_id, at, provider, operation, method, url, headers, body, status,
           reply_headers, reply_body, rule, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      oldest: db.prepare(
        'DELETE FROM requests WHERE id IN (SELECT id FROM requests ORDER BY id LIMIT 64) RETURNING size',
      ),
      size: db.prepare('SELECT COALESCE(SUM(size), 0) AS size FROM requests'),
      byId: db.prepare(`SELECT ${columns} FROM requests WHERE workspace = ? AND public_id = ?`),
      list: db.prepare(
        `SELECT ${columns} FROM requests WHERE workspace = @workspace AND id < @before
           AND (@operation IS NULL OR operation = @operation) AND (@status IS NULL OR status = @status)
         ORDER BY id DESC LIMIT @limit`,
      ),
      clear: db.prepare('DELETE FROM requests WHERE workspace = ?'),
    };
    this.#bytes = this.#size();
    commit.beforeEach(() => this.#write());
  }

  /** Keeps an exchange; its row is written with the next commit, whosever that is. */
  add(workspace: Workspace, exchange: Exchange): void {
    this.#buffer.push({ workspace, exchange });
    this.#idle ??= setTimeout(() => this.flush().catch(() => {}), idleWait).unref();
  }

  /** Settles when all that was added is in its rows. */
  async flush(): Promise<void> {
    if (this.#buffer.length > 0) await this.#commit.run(() => {});
  }

  get({ row }: Workspace, id: string): JournalEntry | undefined {
    const found = this.#statements.byId.get(row, id) as Row | undefined;
    return found && entry(found);
  }

  /** Newest first. */
  list({ row }: Workspace, { operation, status, before, limit }: JournalFilter): JournalEntry[] {
    const rows = this.#statements.list.all({
      workspace: row,
      operation: operation ?? null,
      status: status ?? null,
      before: before ?? Number.MAX_SAFE_INTEGER,
      limit,
    }) as Row[];
    return rows.map(entry);
  }

  /** Inside a commit only. */
  clear({ row }: Workspace): void {
    this.#statements.clear.run(row);
  }

  #size(): number {
    return (this.#statements.size.get() as { size: number }).size;
  }

  #write(): void {
    clearTimeout(this.#idle);
    this.#idle = undefined;
    const buffered = this.#buffer;
    this.#buffer = [];
    for (const { workspace, exchange } of buffered) {
      if (!this.#workspaces.isCurrent(workspace)) continue;
      const headers = JSON.stringify(exchange.headers);
      const replyHeaders = JSON.stringify(exchange.replyHeaders);
      const body = exchange.body.subarray(0, bodyLimit);
      const replyBody = exchange.replyBody.subarray(0, bodyLimit);
      const size =
        headers.length + replyHeaders.length + body.length + replyBody.length + exchange.url.length;
      this.#statements.insert.run(
        workspace.row,
        `req_${this.#workspaces.count(workspace, 'requests')}`,
        exchange.at,
        exchange.provider,
        exchange.operation,
        exchange.method,
        exchange.url,
        headers,
        body,
        exchange.status,
        replyHeaders,
        replyBody,
        exchange.rule,
        size,
      );
      this.#bytes += size;
    }
    if (this.#bytes > totalLimit) this.#trim();
  }

  /** Makes room for a tenth of the limit at once, so that a full journal is not counted at every commit. */
  #trim(): void {
    this.#bytes = this.#size();
    while (this.#bytes > totalLimit * 0.9) {
      for (const { size } of this.#statements.oldest.all() as { size: number }[]) this.#bytes -= size;
    }
  }
}
