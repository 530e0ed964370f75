/** Kinds of fields that UPayments' calls share. */
import { Type } from '@sinclair/typebox';
import { assumed, observed } from '../../../core/contract/operation.ts';

/** A decimal, as a number or as text; `length` counts the characters it is written with. Read as text. */
export const Decimal = (length: number, description: string, rules: object = {}) =>
  Type.Unsafe<string>({
    type: ['number', 'string'],
    format: 'numeric',
    maxLength: length,
    description,
    ...rules,
  });

/** A whole number, as a number or as text. Read as text; lengths count its digits. */
export const Whole = (description: string, rules: object) =>
  Type.Unsafe<string>({
    type: ['integer', 'string'],
    format: 'numeric',
    pattern: whole,
    description,
    ...rules,
  });

export const whole = '^-?\\d+$';

export const Text = (length: number, description: string) => Type.String({ maxLength: length, description });

export const Address = (description: string) => Type.String({ format: 'url', maxLength: 250, description });

/** One of these, and no longer than the document says. */
export const OneOf = <const Names extends readonly string[]>(
  names: Names,
  description: string,
  rules: object = {},
) => Type.Unsafe<Names[number]>({ type: 'string', enum: [...names], description, ...rules });

export const Message = Type.Object({ message: Type.String() });

/** The replies that every call with a token has. */
export const refused = {
  401: {
    source: observed("the vendor's OpenAPI"),
    description: 'A missing or unknown token; a bad signature where the account asks for one',
    schema: Message,
  },
  403: { source: observed("the vendor's OpenAPI"), description: 'The merchant is disabled', schema: Message },
  422: {
    source: assumed("the status is observed, the body has the look of Laravel's"),
    description: 'Every field that is wrong',
    schema: Type.Object({
      message: Type.String(),
      errors: Type.Record(Type.String(), Type.Array(Type.String())),
    }),
  },
};

/** `{status: true, message, data}` */
export const Envelope = <T extends Parameters<typeof Type.Object>[0]>(data: T) =>
  Type.Object({ status: Type.Literal(true), message: Type.String(), data: Type.Object(data) });
