/** Webhooks that were caused and how each attempt to deliver them went. The bytes are kept exactly as they are sent. */
import type { Database } from '../store/database.ts';
import type { Timers } from '../time/timers.ts';
import type { Workspace, Workspaces } from '../workspaces.ts';

/** `pending`: an attempt is still to come. `failed`: none succeeded and none is left. `dropped`: a scenario kept it. */
export type WebhookStatus = 'pending' | 'delivered' | 'failed' | 'dropped';

export interface NewWebhook {
  /** `row` of the payment it tells of. */
  resource: number;
  /** What it tells, in the provider's words. */
  event: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** The header that signs the body, where one does. */
  signature?: string;
  /** Milliseconds to wait before each further attempt, after one that failed. */
  retries: readonly number[];
}

/** What a scenario says of a webhook's deliveries. */
export interface DeliveryRules {
  /** The name of the scenario's rule. */
  rule?: string;
  /** So many attempts find the receiver down. */
  down?: number;
  /** The statuses that count as received; 2xx, where nothing is said. */
  success?: number[];
  /** Milliseconds. */
  timeout?: number;
}

/** How a webhook leaves: at once and as it is, where nothing is said. */
export interface Sending {
  webhook: NewWebhook;
  /** Milliseconds before its first attempt. */
  wait?: number;
  /** Held back until the next one about the same payment is sent. */
  parked?: boolean;
  /** Kept, never sent. */
  dropped?: boolean;
  rules?: DeliveryRules;
}

export interface Webhook {
  row: number;
  workspace: number;
  id: string;
  resource: number;
  event: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  retries: number[];
  rules: DeliveryRules;
  status: WebhookStatus;
  tries: number;
  createdAt: number;
}

/** What came of one attempt: a reply, or the reason why there was none. */
export interface Attempt {
  number: number;
  at: number;
  status: number | null;
  error: string | null;
  headers: Record<string, string>;
  body: Buffer;
}

export interface WebhookFilter {
  resource?: number | undefined;
  status?: string | undefined;
  before?: number | undefined;
  limit: number;
}

type Row = Omit<Webhook, 'headers' | 'retries' | 'rules'> & {
  headers: string;
  retries: string;
  rules: string;
};

const webhook = (row: Row): Webhook => ({
  ...row,
  headers: JSON.parse(row.headers) as Record<string, string>,
  retries: JSON.parse(row.retries) as number[],
  rules: JSON.parse(row.rules) as DeliveryRules,
});

export class Outbox {
  readonly #timers: Timers;
  readonly #workspaces: Workspaces;
  readonly #statements;

  constructor(db: Database, timers: Timers, workspaces: Workspaces) {
    this.#timers = timers;
    this.#workspaces = workspaces;
    const columns = `id AS row, workspace, public_id AS id, resource, event, method, url, headers, body, retries,
      rules, status, tries, created_at AS createdAt`;
    this.#statements = {
      insert: db.prepare(
        `INSERT INTO webhooks (workspace, public_id, resource, event, method, url, headers, body, retries, rules,
           status, tries, created_at)
         VALUES (?, ?, ?, ?, 'POST', ?, ?, ?, ?, ?, ?, 0, ?)`,
      ),
      byRow: db.prepare(`SELECT ${columns} FROM webhooks WHERE id = ?`),
      byId: db.prepare(`SELECT ${columns} FROM webhooks WHERE workspace = ? AND public_id = ?`),
      list: db.prepare(
        `SELECT ${columns} FROM webhooks WHERE workspace = @workspace AND id < @before
           AND (@resource IS NULL OR resource = @resource) AND (@status IS NULL OR status = @status)
         ORDER BY id DESC LIMIT @limit`,
      ),
      addAttempt: db.prepare(
        'INSERT INTO attempts (workspace, webhook, number, at, status, error, headers, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      attempts: db.prepare(
        'SELECT number, at, status, error, headers, body FROM attempts WHERE webhook = ? ORDER BY id',
      ),
      parked: db
        .prepare(
          `SELECT w.id FROM webhooks w WHERE w.resource = ? AND EXISTS
             (SELECT 1 FROM timers t WHERE t.task = 'deliver' AND t.subject = w.id AND t.data = 'parked') ORDER BY w.id`,
        )
        .pluck(),
      setStatus: db.prepare('UPDATE webhooks SET status = ?, tries = ? WHERE id = ?'),
    };
  }

  /** Stores a webhook and sets the timer of its first attempt. Answers its row. */
  put(
    workspace: Workspace,
    { webhook, wait = 0, parked = false, dropped = false, rules = {} }: Sending,
    now: number,
  ): number {
    const { resource, event, url, headers, body, retries } = webhook;
    const id = `wh_${this.#workspaces.count(workspace, 'webhooks')}`;
    const { lastInsertRowid } = this.#statements.insert.run(
      workspace.row,
      id,
      resource,
      event,
      url,
      JSON.stringify(headers),
      Buffer.from(body),
      JSON.stringify(retries),
      JSON.stringify(rules),
      dropped ? 'dropped' : 'pending',
      now,
    );
    const row = Number(lastInsertRowid);
    if (!dropped)
      this.#timers.set(workspace.row, {
        due: now + wait,
        task: 'deliver',
        subject: row,
        data: parked ? 'parked' : '',
      });
    return row;
  }

  /** `row` of those about a payment that are held back for the next one. */
  parked(resource: number): number[] {
    return this.#statements.parked.all(resource) as number[];
  }

  /** Lets those go that were held back. */
  unpark({ row }: Workspace, parked: readonly number[], due: number): void {
    for (const webhook of parked) {
      this.#timers.cancel('deliver', webhook);
      this.#timers.set(row, { due, task: 'deliver', subject: webhook });
    }
  }

  byRow(row: number): Webhook | undefined {
    const found = this.#statements.byRow.get(row) as Row | undefined;
    return found && webhook(found);
  }

  get(workspace: Workspace, id: string): Webhook | undefined {
    const found = this.#statements.byId.get(workspace.row, id) as Row | undefined;
    return found && webhook(found);
  }

  /** Newest first. */
  list(
    { row }: Workspace,
    { resource = undefined, status = undefined, before, limit }: WebhookFilter,
  ): Webhook[] {
    const rows = this.#statements.list.all({
      workspace: row,
      resource: resource ?? null,
      status: status ?? null,
      before: before ?? Number.MAX_SAFE_INTEGER,
      limit,
    }) as Row[];
    return rows.map(webhook);
  }

  attempts(row: number): Attempt[] {
    const rows = this.#statements.attempts.all(row) as (Omit<Attempt, 'headers'> & { headers: string })[];
    return rows.map((attempt) => ({
      ...attempt,
      headers: JSON.parse(attempt.headers) as Attempt['headers'],
    }));
  }

  /** Sets the timer of one more attempt, now. A webhook whose retries are used up gets no further one after it. */
  resend({ row, workspace, tries }: Webhook, now: number): void {
    this.#timers.cancel('deliver', row);
    this.#statements.setStatus.run('pending', tries, row);
    this.#timers.set(workspace, { due: now, task: 'deliver', subject: row });
  }

  /** Stores what came of an attempt, and sets the timer of the next where one is due. */
  record({ row, workspace, retries, rules }: Webhook, attempt: Attempt): void {
    const { number, at, status, error, headers, body } = attempt;
    this.#statements.addAttempt.run(workspace, row, number, at, status, error, JSON.stringify(headers), body);
    const succeeded = status !== null && (rules.success?.includes(status) ?? (status >= 200 && status < 300));
    const wait = succeeded ? undefined : retries[number - 1];
    if (wait !== undefined) this.#timers.set(workspace, { due: at + wait, task: 'deliver', subject: row });
    this.#statements.setStatus.run(
      succeeded ? 'delivered' : wait === undefined ? 'failed' : 'pending',
      number,
      row,
    );
  }
}
