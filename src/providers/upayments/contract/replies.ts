/** What the operations behind the charge answer alike. */
import { type TObject, type TSchema, Type } from '@sinclair/typebox';
import { assumed, observed, type ReplySpec } from '../../../core/contract/operation.ts';
import { refused } from './parts.ts';

/** Where the operations behind the charge are known from. */
export const published = observed("the vendor's own OpenAPI, its published exchange");

export const Nullable = (schema: TSchema, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });

/** `YYYY-MM-DD HH:MM:SS` in Kuwait. */
export const Moment = (description: string) =>
  Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$', description });

/** Text or a number, of digits. */
export const Digits = (description: string, rules: object = {}) =>
  Type.Unsafe<string | number>({ type: ['string', 'integer'], description, ...rules });

/** Masked in the journal. */
export const secret = { 'x-card-number': true };

/** Beyond 2^53 JSON readers lose digits: such a number is read as the text it was written as. */
export const CustomerUniqueToken = Type.Unsafe<string | number>({
  type: ['integer', 'string'],
  pattern: '^\\d*$',
  minLength: 8,
  maxLength: 18,
  minimum: 1e7,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "The merchant's number for its customer, 8 to 18 digits",
});

export const envelope = (data: TSchema): TObject =>
  Type.Object({ status: Type.Literal(true), message: Type.String(), data });

/** A success as the vendor published it. */
export const success = (description: string, data: TSchema): ReplySpec => ({
  source: published,
  description,
  schema: envelope(data),
});

/** Every operation that takes the merchant's token. */
export const refusals = { 401: refused[401], 403: refused[403] };

export const invalid: ReplySpec = refused[422];

export const missing = (what: string): ReplySpec => ({
  source: assumed('nothing is public'),
  description: `${what}, among this merchant's`,
  schema: Type.Object({ status: Type.Literal(false), message: Type.String() }),
});
