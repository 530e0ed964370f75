/** Kinds of fields that UPayments' calls share. */
import { Type } from '@sinclair/typebox';
import { assumed, observed } from '../../../core/contract/operation.ts';

/** A decimal, as a number or as text; `length` counts the characters it is written with. */
export const Decimal = (length: number, description: string, rules: object = {}) =>
  Type.Unsafe<string>({
    type: ['number', 'string'],
    format: 'numeric',
    maxLength: length,
    description,
    ...rules,
  });

export const Text = (length: number, description: string) => Type.String({ maxLength: length, description });

export const Address = (description: string) => Type.String({ format: 'url', maxLength: 250, description });

export const Message = Type.Object({ message: Type.String() });

/** The replies that every call with a token has. */
export const refused = {
  401: {
    source: observed("the vendor's OpenAPI"),
    description: 'A missing or unknown token',
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
