/** What several of KPAY's operations say alike. */
import { type StringOptions, Type } from '@sinclair/typebox';
import { assumed, documented, type ReplySpec } from '../../../core/contract/operation.ts';

export const Uuid = (description: string) => Type.String({ format: 'uuid', description });

/** Text that is a number by its meaning: Persian and Arabic digits count as Latin ones (assumed). */
export const Digits = (options: StringOptions) => Type.String({ ...options, 'x-digits': true });

/** What is not sent, or sent as null, is null. */
export const Nullable = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const Datetime = (description: string) => Type.String({ format: 'date-time', description });

const Detail = Type.Object({ detail: Type.String() });

const framework = 'nothing is public; the document has the look of FastAPI, whose convention this is';

/** A failure told as one sentence. */
export const refusal = (description: string): ReplySpec => ({
  source: assumed(framework),
  description,
  schema: Detail,
});

export const unauthenticated = refusal('No token, or one that is not valid (any more)');

export const invalid: ReplySpec = {
  source: assumed(framework),
  description: 'What is wrong with the input, a field at a time, as Pydantic tells it',
  schema: Type.Object({
    detail: Type.Array(
      Type.Object({
        type: Type.String(),
        loc: Type.Array(Type.Union([Type.String(), Type.Integer()])),
        msg: Type.String(),
        input: Type.Unknown(),
        ctx: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      }),
    ),
  }),
};

/** Where in the document an operation stands. */
export const section = (title: string) => documented(`003, ${title}`);

/** A success: the document gives the body; that its status is 200 is assumed. */
export const success = (title: string, description: string, schema: ReplySpec['schema']): ReplySpec => ({
  source: documented(`003, ${title}; the status 200 is assumed`),
  description,
  ...(schema ? { schema } : {}),
});
