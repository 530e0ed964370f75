/** The journal: every exchange between a client and a provider. */
import { Type } from '@sinclair/typebox';
import { fail } from '../core/contract/failure.ts';
import type { JournalEntry } from '../core/store/journal.ts';
import { iso } from '../core/time/clock.ts';
import { paged, paging } from './list.ts';
import type { ControlApp, ControlOptions } from './routes.ts';

const Filter = Type.Object(
  {
    operation: Type.Optional(Type.String()),
    status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
    ...paging,
  },
  { additionalProperties: false },
);

export function requestRoutes(app: ControlApp, { core: { journal, commit } }: ControlOptions): void {
  app.get('/requests', { schema: { querystring: Filter } }, async ({ room, query }) => {
    await journal.flush();
    return paged(query, ({ limit, before }) => journal.list(room, { ...query, limit, before }), shown);
  });

  app.get(
    '/requests/:id',
    { schema: { params: Type.Object({ id: Type.String() }) } },
    async ({ room, params: { id } }) => {
      await journal.flush();
      return whole(journal.get(room, id) ?? fail('not_found', { what: 'request', id }));
    },
  );

  app.delete('/requests', async ({ room }, reply) => {
    await journal.flush();
    await commit.run(() => journal.clear(room));
    return reply.code(204).send();
  });
}

const shown = ({ id, at, provider, operation, method, url, status, rule }: JournalEntry) => ({
  id,
  at: iso(at),
  provider,
  operation,
  method,
  url,
  status,
  rule,
});

/** Bodies are cut at 64 KiB. */
const whole = (entry: JournalEntry) => ({
  ...shown(entry),
  request: { headers: entry.headers, body: entry.body.toString('utf8') },
  reply: { headers: entry.replyHeaders, body: entry.replyBody.toString('utf8') },
});
