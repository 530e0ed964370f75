/** Validation errors as Laravel 10 words them (assumed: the reply's shape is known, the version is not). */
import type { Issue } from '../../core/contract/failure.ts';

/** A field's name as messages say it: `returnUrl` is `return url`; within a list it stays as it was written. */
function label(path: readonly string[]): string {
  const name = path.join('.');
  if (path.some((step) => /^\d+$/.test(step))) return name;
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replaceAll('_', ' ');
}

const types: Readonly<Record<string, string>> = {
  object: 'an array',
  array: 'an array',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
};

function message({ path, rule, params, schema, text }: Issue): string {
  const field = label(path);
  switch (rule) {
    case 'required':
      return `The ${field} field is required.`;
    case 'type':
      return `The ${field} field must be ${wanted(params.type, schema)}.`;
    case 'maxLength':
      return `The ${field} field must not be greater than ${params.limit} characters.`;
    case 'minLength':
      return `The ${field} field must be at least ${params.limit} characters.`;
    case 'exclusiveMinimum':
      return `The ${field} field must be greater than ${params.limit}.`;
    case 'format':
      return params.format === 'numeric'
        ? `The ${field} field must be a number.`
        : params.format === 'url'
          ? `The ${field} field must be a valid URL.`
          : `The ${field} field format is invalid.`;
    case 'pattern':
      return `The ${field} field format is invalid.`;
    case 'unique':
      return `The ${field} has already been taken.`;
    case 'allowed':
      return text ? `The ${field} field ${text}.` : `The selected ${field} is invalid.`;
    default:
      return `The selected ${field} is invalid.`;
  }
}

/** A decimal is text or a number to us, and a number to Laravel. */
const wanted = (type: unknown, schema: Issue['schema']): string =>
  schema?.format === 'numeric' ? 'a number' : (types[String([type].flat()[0])] ?? 'valid');

/** `{message: "The order.id field is required. (and 2 more errors)", errors: {"order.id": ["…"]}}` */
export function laravelErrors(issues: readonly Issue[]) {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) {
    const name = issue.path.join('.');
    errors[name] = [...new Set([...(errors[name] ?? []), message(issue)])];
  }
  const [first = 'The given data was invalid.', ...rest] = Object.values(errors).flat();
  const more = rest.length === 0 ? '' : ` (and ${rest.length} more error${rest.length === 1 ? '' : 's'})`;
  return { message: first + more, errors };
}
