/** Validation errors as Laravel 10 words them (assumed: the reply's shape is known, the version is not). */
import type { Issue } from '../../core/contract/failure.ts';

const isListed = (path: readonly string[]): boolean => path.some((step) => /^\d+$/.test(step));

/** A field's name as messages say it: `returnUrl` is `return url`; within a list it stays as it was written. */
const label = (path: readonly string[]): string =>
  isListed(path)
    ? path.join('.')
    : path
        .join('.')
        .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
        .replaceAll('_', ' ')
        .toLowerCase();

const types: Readonly<Record<string, string>> = {
  object: 'an array',
  array: 'an array',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
};

type Wording = (issue: Issue) => string;

const wordings: Readonly<Partial<Record<Issue['rule'], Wording>>> = {
  required: () => 'is required',
  type: ({ params, schema }) => `must be ${types[typeOf(schema?.type ?? params.type)] ?? 'valid'}`,
  // Of text that is a number by its meaning.
  format: ({ params, schema }) =>
    params.format === 'numeric'
      ? `must be ${types[typeOf(schema?.type)] ?? 'a number'}`
      : params.format === 'url'
        ? 'must be a valid URL'
        : 'format is invalid',
  pattern: ({ schema }) => (typeOf(schema?.type) === 'integer' ? 'must be an integer' : 'format is invalid'),
  maxLength: ({ params, schema }) =>
    typeOf(schema?.type) === 'integer'
      ? `must not have more than ${params.limit} digits`
      : `must not be greater than ${params.limit} characters`,
  minLength: ({ params, schema }) =>
    typeOf(schema?.type) === 'integer'
      ? `must have at least ${params.limit} digits`
      : `must be at least ${params.limit} characters`,
  minimum: ({ params }) => `must be at least ${params.limit}`,
  maximum: ({ params }) => `must not be greater than ${params.limit}`,
  exclusiveMinimum: ({ params }) => `must be greater than ${params.limit}`,
};

/** The first of a schema's types: a decimal is `['number', 'string']`. */
const typeOf = (type: unknown): string => String([type].flat()[0]);

function message(issue: Issue): string {
  const field = label(issue.path);
  const wording = wordings[issue.rule]?.(issue) ?? (issue.rule === 'allowed' ? issue.text : undefined);
  if (wording !== undefined) return `The ${field} field ${wording}.`;
  return issue.rule === 'unique'
    ? `The ${field} has already been taken.`
    : `The selected ${field} is invalid.`;
}

/** The order in which a field's rules are usually written, and so told; any other comes last. */
const order: readonly Issue['rule'][] = [
  'enum',
  'maxLength',
  'minLength',
  'pattern',
  'format',
  'type',
  'required',
];

const byRule = (one: Issue, other: Issue): number => order.indexOf(other.rule) - order.indexOf(one.rule);

/** `{message: "The order.id field is required. (and 2 more errors)", errors: {"order.id": ["…"]}}` */
export function laravelErrors(issues: readonly Issue[]) {
  const errors: Record<string, string[]> = {};
  for (const [name, own] of Map.groupBy(issues, ({ path }) => path.join('.')))
    errors[name] = [...new Set(own.toSorted(byRule).map(message))];
  const [first = 'The given data was invalid.', ...rest] = Object.values(errors).flat();
  const more = rest.length === 0 ? '' : ` (and ${rest.length} more error${rest.length === 1 ? '' : 's'})`;
  return { message: first + more, errors };
}
