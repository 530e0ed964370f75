/** How PHP and the server's framework read input, before any rule looks at it. */
import { parse } from 'qs';
import type { RawInput } from '../../core/contract/provider.ts';

/** PHP's own limits; `meta[customer_name]` nests. */
const options = {
  depth: 64,
  parameterLimit: 1000,
  arrayLimit: 0,
  allowPrototypes: false,
  plainObjects: false,
  duplicates: 'last',
} as const;

/** PHP cannot have a dot or a space in a variable's name and writes an underscore (documented: the sample's nulls). */
const mangled = (name: string): string => {
  const [head = '', ...rest] = name.trimStart().split('[');
  return [head.replace(/[. ]/g, '_'), ...rest].join('[');
};

const pair = (name: string, value: string): string =>
  `${encodeURIComponent(mangled(name).toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;

/** A multipart form's fields, in their order. */
export const multipartForm = (fields: readonly (readonly [string, string])[]): unknown =>
  parse(fields.map(([name, value]) => pair(name, value)).join('&'), options);

/** The text of an urlencoded form, or of a query. */
export const urlencodedForm = (text: string): unknown => multipartForm([...new URLSearchParams(text)]);

/** Trims strings and drops what is empty: the framework makes null of it, and null counts as absent (observed). */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.map((item) => cleaned(item) ?? null);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(([name, item]) => [name, cleaned(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Fields of the query and of the body are one set; the body's win (assumed: the framework's way). */
export const normalise = ({ body, query, ...rest }: RawInput): RawInput => ({
  ...rest,
  query,
  body: cleaned({ ...(query as object), ...(isObject(body) ? body : {}) }),
});

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
