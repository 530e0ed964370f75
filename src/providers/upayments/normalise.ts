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

/** A multipart form's fields, in their order. */
export const multipart = (fields: readonly (readonly [string, string])[]): unknown =>
  form(
    fields
      .map(
        ([name, value]) =>
          `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`,
      )
      .join('&'),
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Trims strings; an empty one counts as null, and null as not sent. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.map((item) => cleaned(item) ?? null);
  if (!isObject(value)) return value ?? undefined;
  const entries = Object.entries(value).map(([name, item]) => [name, cleaned(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** The value as its schema reads it: a decimal is text from here on; a required list of fields is there, if empty. */
function read(schema: TSchema | undefined, value: unknown): unknown {
  if (!schema) return value;
  if (schema.format === 'numeric' && typeof value === 'number') return String(value);
  if (schema.type === 'boolean') return boolean(value);
  if (schema.type === 'array' && Array.isArray(value))
    return value.map((item) => read(schema.items as TSchema, item));
  if (schema.type !== 'object' || !isObject(value)) return value;
  const properties = (schema.properties ?? {}) as Record<string, TSchema>;
  const required = (schema.required ?? []) as string[];
  const fields = { ...value };
  for (const [name, property] of Object.entries(properties)) {
    const field = fields[name] ?? (property.type === 'object' && required.includes(name) ? {} : undefined);
    if (field !== undefined) fields[name] = read(property, field);
  }
  return fields;
}

/** What Laravel's `boolean` takes. */
const boolean = (value: unknown): unknown =>
  value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : value;

/** Fields of the query and of the body are one set; the body's win. Some clients send them there (observed). */
export function normalise({ params, query, headers, body }: RawInput, operation: Operation): RawInput {
  if (operation.page) return { params, query, headers, body: isObject(body) ? body : {} };
  const sent = cleaned({ ...(query as object), ...(isObject(body) ? body : {}) });
  return { params, query, headers, body: operation.body ? read(operation.body, sent) : body };
}
