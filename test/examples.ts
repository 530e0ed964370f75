/** How the tests replay the documented exchanges. */
import type { FastifyInstance } from 'fastify';
import type { Example, ExampleRequest } from '../src/core/contract/example.ts';

export const bodyOf = ({ body }: ExampleRequest): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

type Kept = Readonly<Record<string, unknown>>;

/** Sends what was given and then the request; throws where something given did not work. Answers what was kept, too. */
export async function replay(app: FastifyInstance, root: string, { given = [], request }: Example) {
  const send = (asked: ExampleRequest) => {
    const payload = bodyOf(asked);
    return app.inject({
      method: asked.method as 'GET',
      url: (asked.control ? '' : root) + asked.path,
      headers: asked.headers,
      ...(payload === undefined ? {} : { payload }),
    });
  };
  const kept: Record<string, unknown> = {};
  for (const { keep = {}, ...before } of given) {
    const answer = await send(filledIn(before, kept));
    if (answer.statusCode >= 400)
      throw new Error(`what was given did not work: ${answer.statusCode} ${answer.body}`);
    for (const [name, pointer] of Object.entries(keep)) kept[name] = at(answer.json(), pointer);
  }
  return { answer: await send(filledIn(request, kept)), kept };
}

/** The reply with what is volatile replaced by its type. */
export function steady(body: unknown, volatile: readonly string[]): unknown {
  const copy = structuredClone(body);
  for (const pointer of volatile) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    const holder = at(copy, steps.map((step) => `/${step}`).join('')) as Record<string, unknown> | undefined;
    if (holder && last in holder) holder[last] = `<${typeof holder[last]}>`;
  }
  return copy;
}

/** What is at a JSON pointer. */
const at = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], body);

/** The same with every `{{name}}` in its strings replaced by what was kept; text that is one name alone becomes the value. */
export const filledIn = <T>(value: T, kept: Kept): T =>
  JSON.parse(JSON.stringify(value), (_name, text) => {
    if (typeof text !== 'string') return text;
    const [, whole] = /^\{\{(\w+)\}\}$/.exec(text) ?? [];
    if (whole !== undefined && whole in kept) return kept[whole];
    return text.replace(/\{\{(\w+)\}\}/g, (all, name) => String(kept[name] ?? all));
  });
