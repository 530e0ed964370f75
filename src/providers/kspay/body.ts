/** How KS Pay reads what it is sent, before any rule looks at it. */
import type { TSchema } from '@sinclair/typebox';
import { parse } from 'qs';
import type { Operation } from '../../core/contract/operation.ts';
import type { RawInput } from '../../core/contract/provider.ts';
import { isDecimal } from '../../core/money.ts';

/** A multipart form's fields; the last of a name wins. */
export const multipartForm = (fields: readonly (readonly [string, string])[]): unknown =>
  Object.fromEntries(fields);

export const urlencodedForm = (text: string): unknown => parse(text, { depth: 0, duplicates: 'last' });

/** "Raw" of the document: text that holds JSON. What is of any other type counts as no body (assumed). */
export const raw = (bytes: Buffer, mediaType: string): unknown =>
  /^\s*(text\/plain|$|;)/i.test(mediaType) ? JSON.parse(bytes.toString()) : undefined;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isForm = (headers: unknown): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(
    (headers as { 'content-type'?: string })['content-type'] ?? '',
  );

/** Texts become numbers where a number is asked for: in forms and in queries there are only texts (assumed). */
function withNumbers(schema: TSchema | undefined, fields: Fields): Fields {
  const types = (schema?.properties ?? {}) as Record<string, TSchema>;
  const isNumber = (name: string) =>
    Object.hasOwn(types, name) && /number|integer/.test(String(types[name]?.type));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isNumber(name) && typeof value === 'string' && isDecimal(value.trim()) ? Number(value) : value,
    ]),
  );
}

/** Empty text and null count as absent (assumed): the server's checks are for presence. */
const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));

/** The NPM chapter spells the field `accesskey`, the other one `accessKey` (documented). */
const withAccessKey = ({ accesskey, ...fields }: Fields): Fields =>
  accesskey === undefined ? fields : { accessKey: accesskey, ...fields };

/** Headers, the body's `accesskey` and numbers in forms are brought to one form; no body is an empty one. */
export function normalise({ params, query, headers, body = {} }: RawInput, operation: Operation): RawInput {
  const fields = isFields(body) ? withAccessKey(withoutEmpty(body)) : body;
  return {
    params,
    query: withNumbers(operation.query, withoutEmpty(query as Fields)),
    headers,
    body: isForm(headers) && isFields(fields) ? withNumbers(operation.body, fields) : fields,
  };
}
