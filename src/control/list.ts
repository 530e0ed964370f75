/** Lists page by cursor: newest first, `next` names the rest. */
import { Type } from '@sinclair/typebox';

/** The query fields that every list takes. */
export const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  cursor: Type.Optional(Type.Integer({ minimum: 1 })),
};

const usualLimit = 50;

/** One page out of a store: asks for one row more than it shows, to know whether there is a next page. */
export function paged<Row extends { row: number }, Shown>(
  { limit = usualLimit, cursor }: { limit?: number; cursor?: number },
  fetch: (page: { limit: number; before: number | undefined }) => Row[],
  show: (row: Row) => Shown,
): { data: Shown[]; next: number | null } {
  const rows = fetch({ limit: limit + 1, before: cursor });
  const data = rows.slice(0, limit);
  return { data: data.map(show), next: rows.length > limit ? (data.at(-1)?.row ?? null) : null };
}
