/** Holds input against an operation's schemas and reports everything that is wrong with it, in the schema's order. */

import type { TSchema } from '@sinclair/typebox';
import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import isEmail from 'validator/lib/isEmail.js';
import isURL from 'validator/lib/isURL.js';
import { isDecimal } from '../money.ts';
import { duration } from '../time/clock.ts';
import type { Issue, Rule } from './failure.ts';
import type { Operation } from './operation.ts';

const parts = ['params', 'query', 'headers', 'body'] as const;

/** No coercion and no dropping: what a client sent is judged as it was sent. */
const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, strictNumbers: true });
formats.default(ajv, ['uuid', 'date-time', 'date', 'regex']);
// An address as it may stand in a mail, dotless hosts included, for there is no network to ask.
ajv.addFormat('email', (text) => isEmail.default(text, { require_tld: false, allow_ip_domain: true }));
ajv.addFormat('url', (text) =>
  isURL.default(text, { protocols: ['http', 'https'], require_protocol: true, require_tld: false }),
);
ajv.addFormat('numeric', isDecimal);
ajv.addFormat('duration', (text) => duration(text) !== undefined);

const formatTexts: Readonly<Record<string, string>> = {
  'date-time': 'must be an instant such as 2026-11-20T09:30:00Z',
  duration: 'must be a duration such as 15m or 1h30m',
  url: 'must be an http or https address',
  numeric: 'must be a decimal number',
};

type Check = ReturnType<typeof ajv.compile>;
const compiled = new WeakMap<TSchema, Check>();

/** Schemas are compiled when they are first needed: most processes see few of the operations. */
function checkOf(schema: TSchema): Check {
  const known = compiled.get(schema);
  if (known) return known;
  const check = ajv.compile(schema);
  compiled.set(schema, check);
  return check;
}

/** Everything about the input that breaks the operation's schemas. A part without a schema takes anything. */
export function issuesOf(
  operation: Operation,
  input: Readonly<Record<(typeof parts)[number], unknown>>,
): Issue[] {
  return parts.flatMap((part) => {
    const schema = operation[part];
    return schema ? partIssues(part, schema, input[part]) : [];
  });
}

/** Everything about one part of the input that breaks its schema, in the schema's order. */
export function partIssues(part: Issue['in'], schema: TSchema, value: unknown): Issue[] {
  return errorsOf(schema, value)
    .map((error) => ({
      in: part,
      path: pathOf(error),
      rule: error.keyword as Rule,
      params: error.params,
      text: formatTexts[String(error.params.format)] ?? error.message,
      value: error.data,
      schema: error.parentSchema as TSchema | undefined,
    }))
    .sort((one, other) => comparePlaces(placeOf(schema, one.path), placeOf(schema, other.path)));
}

function pathOf({ instancePath, keyword, params }: ErrorObject): string[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keyword === 'required' ? [...path, String(params.missingProperty)] : path;
}

/** The issues in the order in which a reader meets their fields: checks find theirs after the schemas. */
export function inOrder(operation: Operation, issues: Issue[]): Issue[] {
  const place = ({ in: part, path }: Issue) => [parts.indexOf(part), ...placeOf(operation[part], path)];
  return issues.sort((one, other) => comparePlaces(place(one), place(other)));
}

/** Where a path stands in the schema, step by step: the order in which a reader meets its fields. */
function placeOf(schema: TSchema | undefined, path: readonly string[]): number[] {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const properties = schema?.properties as Record<string, TSchema> | undefined;
  if (properties) return [Object.keys(properties).indexOf(step), ...placeOf(properties[step], rest)];
  return [Number(step) || 0, ...placeOf(schema?.items as TSchema | undefined, rest)];
}

function comparePlaces(one: number[], other: number[]): number {
  const differing = one.findIndex((step, depth) => step !== other[depth]);
  return differing === -1 ? one.length - other.length : (one[differing] ?? 0) - (other[differing] ?? -1);
}

/** Every place where a value breaks a schema, as the validator tells it. */
export function errorsOf(schema: TSchema, value: unknown): ErrorObject[] {
  const check = checkOf(schema);
  return check(value)
    ? []
    : (check.errors ?? []).filter(({ schemaPath }) => !/\/(anyOf|oneOf)\//.test(schemaPath));
}

/** What a value of that format looks like, for messages. */
export const formatText = (format: string): string | undefined => formatTexts[format];

/** What is wrong with a value, in words, a line for each place: for fixtures and files that a person wrote. */
export const explain = (schema: TSchema, value: unknown): string[] =>
  errorsOf(schema, value).map(({ instancePath, message, params }) => {
    const detail = params.additionalProperty ?? params.allowedValues ?? '';
    return `${instancePath || '(top)'} ${message}${detail === '' ? '' : `: ${detail}`}`;
  });
