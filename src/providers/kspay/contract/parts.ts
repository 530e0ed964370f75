/** Pieces that several operations share. */
import { type TObject, type TSchema, Type } from '@sinclair/typebox';
import { assumed, documented, note } from '../../../core/contract/operation.ts';

/** How long every id is, its prefix included (documented: every sample). */
const idLength = 12;

/** An id of that kind. `prefix` and `idLength` are what the error says that a malformed one must have. */
export const Nanoid = (prefix: string, description?: string) =>
  Type.String({
    pattern: `^${prefix}[0-9A-Za-z]{${idLength - prefix.length}}$`,
    prefix,
    idLength,
    ...(description ? { description } : {}),
  });

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A success: the envelope with the result and, at its top, the short names the NPM chapter prints; or those alone. */
export const enveloped = <S extends TSchema>(status: 200 | 201, result: S, short?: TObject) =>
  Type.Union([
    Type.Object({
      status: Type.Literal(status),
      message: Type.Literal('success'),
      result,
      ...(short?.properties ?? {}),
    }),
    short ?? result,
  ]);

const Failed = Type.Object(
  {
    status: Type.Integer(),
    message: Type.String(),
    code: Type.Integer(),
    customErrorNumber: Type.Integer(),
    timestamp: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$' }),
  },
  { additionalProperties: false },
);

/** A failure with what it is about. The names and figures are the catalogue's; the body's shape is ours. */
export const failed = (description: string) => ({
  source: assumed('the catalogue of errors is documented; no literal error body is public'),
  description,
  schema: Failed,
});

export const badRequest = failed('What is missing, malformed or not possible: see the errors by name');
export const unauthorized = failed('The token is unknown or over; another app asks (edition `v1`)');
export const forbidden = failed("The origin is not allowed; the key is another app's (edition `open`)");
export const notFound = failed('What was named is not there, or is switched off (edition `open`)');
export const serverError = failed('The signature was never given out');

export const bothStyles = note(
  documented(
    '000 prints both: the envelope among the server-to-server calls, the bare object in the NPM chapter',
  ),
  'An app whose `replyStyle` is `bare` is answered without the envelope.',
);

/** All of the document's kinds of payload; "raw" is text that holds JSON. */
export const bodyTypes = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
] as const;

/** `kspay_test_` and 24 hex characters (observed). */
export const Keys = Type.Object({
  accessKey: Type.String({ description: "The app's public key; `accesskey` is taken too" }),
  secretKey: Type.String({ description: 'Belongs to that key' }),
});
