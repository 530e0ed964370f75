/** One wrong field as Pydantic 2 tells it. Every type and message here was compared with FastAPI 0.142 on Pydantic 2.13. */
import type { TSchema } from '@sinclair/typebox';
import type { Issue } from '../../core/contract/failure.ts';
import { uuidError } from './uuid.ts';

interface Wrong {
  type: string;
  msg: string;
  ctx?: Record<string, unknown>;
}

export interface PydanticError extends Wrong {
  loc: (string | number)[];
  input: unknown;
}

const wrong = (type: string, msg: string, ctx?: Record<string, unknown>): Wrong => ({
  type,
  msg,
  ...(ctx ? { ctx } : {}),
});

const partNames = { params: 'path', query: 'query', headers: 'header', body: 'body' } as const;

/** A validator stops at the first of these that fails, in this order. */
const ranks = ['minLength', 'maxLength', 'pattern', 'format', 'maximum', 'minimum'];

const placeOf = ({ in: part, path }: Issue): string => JSON.stringify([part, ...path]);

/** The issues in FastAPI's list: one for each field, in the order of the fields. */
export function pydanticErrors(issues: readonly Issue[]): PydanticError[] {
  const firsts = new Map<string, Issue>();
  for (const issue of issues) {
    const known = firsts.get(placeOf(issue));
    if (!known || ranks.indexOf(issue.rule) < ranks.indexOf(known.rule)) firsts.set(placeOf(issue), issue);
  }
  return [...firsts.values()].map((issue) => {
    const { type, msg, ctx } = wording(issue);
    const loc = [partNames[issue.in], ...issue.path];
    return { type, loc, msg, input: input(issue), ...(ctx ? { ctx } : {}) };
  });
}

const isNoBody = ({ in: part, path, value }: Issue): boolean =>
  part === 'body' && path.length === 0 && (value === undefined || value === null);

/** A missing parameter has no input; a missing field shows the object it is missing from. */
const input = (issue: Issue): unknown =>
  isNoBody(issue) || (issue.rule === 'required' && issue.in !== 'body') ? null : issue.value;

function wording(issue: Issue): Wrong {
  const { rule, params, schema, value, text } = issue;
  const { limit } = params;
  switch (rule) {
    case 'required':
      return wrong('missing', 'Field required');
    case 'type':
      return isNoBody(issue) ? wrong('missing', 'Field required') : wrongType(schema, value);
    case 'format':
      return wrongFormat(String(params.format), String(value));
    case 'minLength':
      return wrong('string_too_short', `String should have at least ${characters(limit)}`, {
        min_length: limit,
      });
    case 'maxLength':
      return wrong('string_too_long', `String should have at most ${characters(limit)}`, {
        max_length: limit,
      });
    case 'pattern':
      return wrong('string_pattern_mismatch', `String should match pattern '${params.pattern}'`, {
        pattern: params.pattern,
      });
    case 'minimum':
      return wrong('greater_than_equal', `Input should be greater than or equal to ${limit}`, { ge: limit });
    case 'maximum':
      return wrong('less_than_equal', `Input should be less than or equal to ${limit}`, { le: limit });
    case 'exclusiveMinimum':
      return wrong('greater_than', `Input should be greater than ${limit}`, { gt: limit });
    case 'exclusiveMaximum':
      return wrong('less_than', `Input should be less than ${limit}`, { lt: limit });
    case 'multipleOf':
      return wrong('decimal_max_places', `Decimal input should have no more than ${places(params)}`, params);
    case 'anyOf':
    case 'enum':
    case 'const':
      return wrongLiteral(schema);
    default:
      // A validator's own rule; FastAPI makes `{}` of the exception in `ctx`.
      return wrong('value_error', `Value error, ${text ?? 'Invalid value'}`, { error: {} });
  }
}

const places = ({ decimal_places: count }: Issue['params']): string =>
  `${count} decimal place${count === 1 ? '' : 's'}`;

const characters = (count: unknown): string => `${count} character${count === 1 ? '' : 's'}`;

function wrongType(schema: TSchema | undefined, value: unknown): Wrong {
  const isText = typeof value === 'string';
  const type: unknown = schema?.type;
  if (schema?.format === 'uuid')
    return wrong('uuid_type', 'UUID input should be a string, bytes or UUID object');
  if (Array.isArray(type) || schema?.format === 'numeric')
    return wrong('decimal_type', 'Decimal input should be an integer, float, string or Decimal object');
  switch (type) {
    case 'object':
      return wrong(
        'model_attributes_type',
        'Input should be a valid dictionary or object to extract fields from',
      );
    case 'integer':
      return wrongInteger(value);
    case 'number':
      return isText
        ? wrong('float_parsing', 'Input should be a valid number, unable to parse string as a number')
        : wrong('float_type', 'Input should be a valid number');
    case 'boolean':
      return isText
        ? wrong('bool_parsing', 'Input should be a valid boolean, unable to interpret input')
        : wrong('bool_type', 'Input should be a valid boolean');
    default:
      return wrong('string_type', 'Input should be a valid string');
  }
}

function wrongInteger(value: unknown): Wrong {
  if (typeof value === 'string')
    return wrong('int_parsing', 'Input should be a valid integer, unable to parse string as an integer');
  if (typeof value !== 'number') return wrong('int_type', 'Input should be a valid integer');
  return Number.isFinite(value)
    ? wrong('int_from_float', 'Input should be a valid integer, got a number with a fractional part')
    : wrong('finite_number', 'Input should be a finite number');
}

function wrongFormat(format: string, value: string): Wrong {
  if (format === 'numeric') return wrong('decimal_parsing', 'Input should be a valid decimal');
  const error = format === 'uuid' ? uuidError(value) : 'relative URL without a base';
  const [type, noun] = format === 'uuid' ? ['uuid_parsing', 'UUID'] : ['url_parsing', 'URL'];
  return wrong(type, `Input should be a valid ${noun}, ${error}`, { error });
}

/** `'a', 'b' or 'c'` */
function wrongLiteral(schema: TSchema | undefined): Wrong {
  const values: unknown[] = schema?.anyOf?.map((one: TSchema) => one.const) ??
    schema?.enum ?? [schema?.const];
  const quoted = values.map((value) => `'${value}'`);
  const last = quoted.pop();
  const expected = quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : String(last);
  return wrong('literal_error', `Input should be ${expected}`, { expected });
}
