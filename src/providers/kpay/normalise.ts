/** What Pydantic makes of input before it checks it: one type where another was sent (observed, Pydantic 2.13). */
import type { TSchema } from '@sinclair/typebox';
import type { Operation } from '../../core/contract/operation.ts';
import type { RawInput } from '../../core/contract/provider.ts';
import { parseUuid } from './uuid.ts';

/** Persian and Arabic digits as Latin ones (assumed: software of that country does so). */
export const latin = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

const whole = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;

function integer(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return whole.test(text) ? Number(text.replaceAll('_', '')) : value;
}

/** Amounts, and text that is a number by its meaning: a mobile, a card. Names and descriptions stay as they are. */
const isNumber = (schema: TSchema): boolean =>
  schema.type === 'integer' || schema.format === 'numeric' || schema['x-digits'] === true;

function read(schema: TSchema, value: unknown): unknown {
  const text = typeof value === 'string' && isNumber(schema) ? latin(value) : value;
  if (schema.type === 'integer') return integer(text);
  return schema.format === 'uuid' && typeof text === 'string' ? (parseUuid(text) ?? text) : text;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part with every field as its schema reads it. Null in an optional field counts as not sent. */
function readPart(schema: TSchema | undefined, part: unknown): unknown {
  if (!schema?.properties || !isObject(part)) return part;
  const fields = schema.properties as Record<string, TSchema>;
  const required = (schema.required ?? []) as string[];
  const entries = Object.entries(part).flatMap(([name, value]): [string, unknown][] => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) return [[name, value]];
    return value === null && !required.includes(name) ? [] : [[name, read(field, value)]];
  });
  return Object.fromEntries(entries);
}

/** Of a parameter that is sent twice the last one counts (observed). */
const lasts = (query: unknown): unknown =>
  isObject(query)
    ? Object.fromEntries(
        Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
      )
    : query;

export const normalise = ({ params, query, headers, body }: RawInput, operation: Operation): RawInput => ({
  params: readPart(operation.params, params),
  query: readPart(operation.query, lasts(query)),
  headers,
  // A form whose button has no name sends nothing.
  body: readPart(operation.body, operation.page ? (body ?? {}) : body),
});
