/** The database's shape, release by release. A released entry never changes: a new one is added behind it. */

export const migrations: readonly { release: string; sql: string }[] = [
  {
    release: '0.1.0',
    sql: `
      CREATE TABLE workspaces (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seed TEXT NOT NULL,
        clock TEXT NOT NULL, counters TEXT NOT NULL, scenarios TEXT NOT NULL, created_at INTEGER NOT NULL);

      CREATE TABLE resources (
        id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, kind TEXT NOT NULL, public_id TEXT NOT NULL,
        owner INTEGER, state TEXT, phase TEXT, data TEXT NOT NULL, scenario TEXT,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
      CREATE UNIQUE INDEX resources_by_public_id ON resources (workspace, kind, public_id);
      CREATE INDEX payments ON resources (workspace, id) WHERE phase IS NOT NULL;

      CREATE TABLE resource_keys (
        id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        value TEXT NOT NULL, resource INTEGER NOT NULL);
      CREATE INDEX resource_keys_by_value ON resource_keys (workspace, kind, name, value, resource);
      CREATE INDEX resource_keys_by_resource ON resource_keys (resource);

      CREATE TABLE events (
        id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, resource INTEGER NOT NULL, at INTEGER NOT NULL,
        event TEXT NOT NULL, from_state TEXT, to_state TEXT NOT NULL, rule TEXT);
      CREATE INDEX events_by_resource ON events (resource);
      CREATE INDEX events_by_workspace ON events (workspace);

      -- A timer's id is never used again: a delivery under way is known by it.
      CREATE TABLE timers (
        id INTEGER PRIMARY KEY AUTOINCREMENT, workspace INTEGER NOT NULL, due INTEGER NOT NULL,
        task TEXT NOT NULL, subject INTEGER NOT NULL, data TEXT NOT NULL);
      CREATE INDEX timers_by_due ON timers (workspace, due, id);
      CREATE INDEX timers_by_subject ON timers (task, subject);

      CREATE TABLE webhooks (
        id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, public_id TEXT NOT NULL, resource INTEGER NOT NULL,
        event TEXT NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL,
        retries TEXT NOT NULL, rules TEXT NOT NULL, status TEXT NOT NULL, tries INTEGER NOT NULL, created_at INTEGER NOT NULL);
      CREATE UNIQUE INDEX webhooks_by_public_id ON webhooks (workspace, public_id);
      CREATE INDEX webhooks_by_resource ON webhooks (resource);

      CREATE TABLE attempts (
        id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, webhook INTEGER NOT NULL, number INTEGER NOT NULL,
        at INTEGER NOT NULL, status INTEGER, error TEXT, headers TEXT NOT NULL, body BLOB NOT NULL);
      CREATE INDEX attempts_by_webhook ON attempts (webhook);
      CREATE INDEX attempts_by_workspace ON attempts (workspace);

      CREATE TABLE requests (
        id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, public_id TEXT NOT NULL, at INTEGER NOT NULL,
        provider TEXT NOT NULL, operation TEXT, method TEXT NOT NULL, url TEXT NOT NULL,
        headers TEXT NOT NULL, body BLOB NOT NULL, status INTEGER NOT NULL,
        reply_headers TEXT NOT NULL, reply_body BLOB NOT NULL, rule TEXT, size INTEGER NOT NULL);
      CREATE UNIQUE INDEX requests_by_public_id ON requests (workspace, public_id);
    `,
  },
];

/** Every table whose rows belong to a workspace by their column `workspace`. */
export const workspaceTables = [
  'resources',
  'resource_keys',
  'events',
  'timers',
  'webhooks',
  'attempts',
  'requests',
] as const;
