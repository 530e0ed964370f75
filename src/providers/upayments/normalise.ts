/** How Laravel reads input before any rule looks at it (assumed: its middleware is on unless told otherwise). */
import type { TSchema } from '@sinclair/typebox';
import { parse } from 'qs';
import type { Operation } from '../../core/contract/operation.ts';
import type { RawInput } from '../../core/contract/provider.ts';

/** PHP's own limits; `order[id]` nests and `extraMerchantData[0][amount]` makes a list (observed: clients send both). */
const options = {
  depth: 64,
  parameterLimit: 1000,
  arrayLimit: 1000,
  allowPrototypes: false,
  duplicates: 'last',
} as const;

/** The text of an urlencoded form, or of a query. */
export const form = (text: string): unknown => parse(text, options);

const pair = ([name, value]: readonly [string, string]): string =>
  `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;

/** A multipart form's fields, in their order. */
export const multipart = (fields: readonly (readonly [string, string])[]): unknown =>
  form(fields.map(pair).join('&'));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As deep as PHP reads JSON; what lies deeper is not there. */
const deepest = 512;

/** Trims strings; an empty one counts as null, and null as not sent. */
function cleaned(value: unknown, depth = 0): unknown {
  if (depth > deepest) return undefined;
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1) ?? null);
  if (!isObject(value)) return value ?? undefined;
  const entries = Object.entries(value).map(([name, item]) => [name, cleaned(item, depth + 1)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** To PHP a list and an object are one thing, an array: `tokens: []` is `tokens: {}` (observed: PHP clients send it). */
function asArray(type: unknown, value: unknown): unknown {
  if (type === 'object' && Array.isArray(value) && value.length === 0) return {};
  return type === 'array' && isObject(value) ? Object.values(value) : value;
}

/** What Laravel's `boolean` takes. */
const boolean = (value: unknown): unknown =>
  value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : value;

/** The value as its schema reads it. A decimal is text from here on. */
function read(schema: TSchema, given: unknown): unknown {
  const value = asArray(schema.type, given);
  if (schema.format === 'numeric' && typeof value === 'number') return String(value);
  if (schema.type === 'boolean') return boolean(value);
  if (schema.type === 'array' && Array.isArray(value))
    return value.map((item) => read(schema.items as TSchema, item));
  if (schema.type !== 'object' || !isObject(value)) return value;
  const required = (schema.required ?? []) as string[];
  const fields = { ...value };
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, TSchema>)) {
    // Without its list Laravel asks for what belongs into it all the same.
    const empty = property.type === 'object' && required.includes(name) ? {} : undefined;
    const field = Object.hasOwn(fields, name) ? fields[name] : empty;
    if (field !== undefined) fields[name] = read(property, field);
  }
  return fields;
}

/** The query, in which brackets nest as they do in a form. */
const nested = (query: unknown): object =>
  multipart(
    Object.entries((query ?? {}) as Record<string, string | string[]>).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as const),
    ),
  ) as object;

/** Fields of the query and of the body are one set; the body's win. Some clients send them there (observed). */
export function normalise({ params, query, headers, body }: RawInput, operation: Operation): RawInput {
  const sent = isObject(body) ? body : {};
  if (operation.page) return { params, query, headers, body: sent };
  const fields = cleaned({ ...nested(query), ...sent });
  return { params, query, headers, body: operation.body ? read(operation.body, fields) : body };
}
