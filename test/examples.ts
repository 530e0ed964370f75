/** How the tests replay the documented exchanges. */
import type { FastifyInstance } from 'fastify';
import type { Example, ExampleRequest } from '../src/core/contract/example.ts';

export const bodyOf = ({ body }: ExampleRequest): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

const reference = /\$\{(\d+):([^}]*)\}/g;

const valueAt = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], body);

/** A request with what it takes from earlier replies: text that is one reference alone becomes the value itself. */
function filled<T>(value: T, replies: readonly unknown[]): T {
  const taken = (number: string, pointer: string) => valueAt(replies[Number(number)], pointer);
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const [whole, number = '', pointer = ''] = new RegExp(reference).exec(part) ?? [];
      if (whole === part) return taken(number, pointer);
      return part.replace(reference, (_all, number: string, pointer: string) =>
        String(taken(number, pointer)),
      );
    }
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, fill(item)]));
  };
  return fill(value) as T;
}

/** Sends what was given and then the request; throws where something given did not work. */
export async function replay(app: FastifyInstance, root: string, { given = [], request }: Example) {
  const replies: unknown[] = [];
  const send = async (asked: ExampleRequest) => {
    const { control, method, path, headers, body } = filled(asked, replies);
    const payload = bodyOf({ method, path, headers, body });
    return app.inject({
      method: method as 'GET',
      url: (control ? '' : root) + path,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
  };
  for (const before of given) {
    const { statusCode, body } = await send(before);
    if (statusCode >= 400) throw new Error(`what was given did not work: ${statusCode} ${body}`);
    replies.push(body === '' ? undefined : JSON.parse(body));
  }
  return send(request);
}

/** The reply with what is volatile replaced by its type. */
export function steady(body: unknown, volatile: readonly string[]): unknown {
  const copy = structuredClone(body);
  for (const pointer of volatile) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Record<string, unknown> | undefined>(
      (value, step) => value?.[step] as Record<string, unknown> | undefined,
      copy as Record<string, unknown>,
    );
    if (holder && last in holder) holder[last] = `<${typeof holder[last]}>`;
  }
  return copy;
}
