/** Everything that is wrong with a scenario, and what would be right. */
import type { TSchema } from '@sinclair/typebox';
import type { ErrorObject } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import safe from 'safe-regex2';
import { errorsOf, formatText } from '../contract/validate.ts';
import { type CallRule, type Level, levels, Outline, type Rule, type Test } from './grammar.ts';
import { expand, type Names, providerIn } from './names.ts';

export type Path = readonly (string | number)[];

/** `key`: it is the name of the entry that is wrong, not what stands there. */
export type Found = { path: Path; key?: boolean; message: string };

export function mistakesIn(value: unknown, names: Names): Found[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const said = value === null || value === undefined ? 'nothing stands here' : 'this is none';
    return [{ path: [], message: `a scenario is a map with 'about' and 'rules'; ${said}` }];
  }
  const { rules } = value as { rules?: unknown };
  return [
    ...mistakes(Outline, value, []),
    ...(Array.isArray(rules)
      ? rules.flatMap((rule, index) => ruleMistakes(rule, ['rules', index], names))
      : []),
  ];
}

function ruleMistakes(rule: unknown, path: Path, names: Names): Found[] {
  const on = (rule as { on?: unknown } | null)?.on;
  const level = (Object.keys(levels) as Level[]).find(
    (key) => typeof on === 'object' && on !== null && Object.hasOwn(on, key),
  );
  if (!level) {
    const right = oneOf(Object.keys(levels).map((key) => `{${key}: …}`));
    const place = on === undefined ? path : [...path, 'on'];
    return [{ path: place, message: `a rule says what it is on: ${right}` }];
  }
  const found = mistakes(levels[level], rule, path);
  return found.length > 0 ? found : meaningMistakes(rule as Rule, level, path, names);
}

/** What fits the schema and means nothing. */
function meaningMistakes(rule: Rule, level: Level, path: Path, names: Names): Found[] {
  const pattern = (rule.on as Record<Level, string>)[level];
  const meant = expand(pattern, names[level]);
  const found: Found[] = [...patternMistakes(rule.when?.fields ?? {}, [...path, 'when', 'fields'])];
  if (meant.length === 0) {
    const message = `there is no ${level} '${pattern}'${suggestion(pattern, names[level])}`;
    found.push({ path: [...path, 'on', level], message });
  }
  if (level === 'call')
    found.push(...replyMistakes((rule as CallRule).then, meant, [...path, 'then'], names));
  if (level === 'event' && meant.length > 0) found.push(...stepMistakes(rule, path, meant, names));
  return found;
}

function patternMistakes(fields: Readonly<Record<string, Test>>, path: Path): Found[] {
  return Object.entries(fields).flatMap(([field, test]): Found[] => {
    if (typeof test !== 'object' || test === null || !('matches' in test)) return [];
    const at = [...path, field, 'matches'];
    try {
      const pattern = new RegExp(test.matches, 'u');
      return safe(pattern)
        ? []
        : [{ path: at, message: 'may take for ever: no repetition inside a repetition, and 25 at most' }];
    } catch (error) {
      return [{ path: at, message: `is no regular expression: ${(error as Error).message}` }];
    }
  });
}

/** These say how long the reply is and how it goes over the wire; `fault` breaks that. */
const framing = ['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade'];

function replyMistakes({ error, facts, reply }: CallRule['then'], meant: string[], path: Path, names: Names) {
  const found: Found[] = [];
  if (error !== undefined) {
    const known = names.error.filter((name) => meant.every((call) => providerIn(call) === providerIn(name)));
    const message = names.error.includes(error)
      ? `'${error}' is not an error of every call that this rule is on`
      : `there is no error '${error}'${suggestion(error, known)}`;
    if (!known.includes(error)) found.push({ path: [...path, 'error'], message });
    if (reply !== undefined)
      found.push({
        path: [...path, 'reply'],
        key: true,
        message: 'a reply is an error of the catalogue or a literal one, not both',
      });
    const schema = names.facts.get(error);
    if (facts && schema) found.push(...mistakes(schema, facts, [...path, 'facts']));
  } else if (facts !== undefined) {
    found.push({ path: [...path, 'facts'], key: true, message: "facts are told with an 'error'" });
  }
  for (const name of Object.keys(reply?.headers ?? {}).filter((one) => framing.includes(one.toLowerCase())))
    found.push({
      path: [...path, 'reply', 'headers', name],
      key: true,
      message: `'${name}' is HTTP's own; a 'fault' breaks what it says`,
    });
  return found;
}

/** The events of a script must be ones that the payments it is about know. */
function stepMistakes(rule: Rule, path: Path, meant: string[], names: Names): Found[] {
  const kindOf = (name: string) => name.slice(0, name.lastIndexOf('.'));
  const kinds = new Set(meant.map(kindOf));
  const known = names.event
    .filter((name) => kinds.has(kindOf(name)))
    .map((name) => name.slice(name.lastIndexOf('.') + 1))
    .filter((event) => event !== 'open');
  const { events = [], time = {} } = rule.then as {
    events?: { event: string; before?: { event: string } }[];
    time?: object;
  };
  const said: { at: Path; event: string }[] = [
    ...events.flatMap(({ event, before }, index) => [
      { at: ['events', index, 'event'], event },
      ...(before ? [{ at: ['events', index, 'before', 'event'], event: before.event }] : []),
    ]),
    ...Object.keys(time).map((event) => ({ at: ['time', event], event })),
  ];
  return said
    .filter(({ event }) => !known.includes(event))
    .map(({ at, event }) => ({
      path: [...path, 'then', ...at],
      key: at[0] === 'time',
      message: `there is no event '${event}'${suggestion(event, known)}`,
    }));
}

function mistakes(schema: TSchema, value: unknown, base: Path): Found[] {
  return errorsOf(schema, value).map((error) => {
    const path = [
      ...base,
      ...error.instancePath
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
    ];
    const extra: unknown = error.params.additionalProperty;
    return typeof extra === 'string'
      ? { path: [...path, extra], key: true, message: unknownKey(extra, error) }
      : { path, message: wording(error) };
  });
}

function unknownKey(key: string, { parentSchema }: ErrorObject): string {
  const known = Object.keys((parentSchema?.properties ?? {}) as object);
  if (known.length === 0) return `'${key}' may not stand here`;
  return `there is no '${key}' here${suggestion(key, known)}; ${oneOf(known)} may stand here`;
}

const types: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function wording({ keyword, params, message = '', schema, parentSchema }: ErrorObject): string {
  const description = parentSchema?.description as string | undefined;
  switch (keyword) {
    case 'anyOf': {
      const literals = (schema as TSchema[])
        .map((option) => option.const as unknown)
        .filter((literal) => literal !== undefined);
      return `must be ${literals.length > 0 ? oneOf(literals.map(String)) : asNoun(description ?? 'of another form')}`;
    }
    case 'required':
      return `lacks '${params.missingProperty}'`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case 'pattern':
      return description ? `must be ${asNoun(description)}` : message;
    case 'type':
      return `must be ${types[String(params.type)] ?? params.type}`;
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return 'must say something';
    case 'maxItems':
      return `must have ${params.limit} entries at most`;
    default:
      return formatText(String(params.format)) ?? message;
  }
}

/** A description, as it goes on a sentence. */
const asNoun = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** What was meant, where something is near enough. */
function suggestion(said: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(said, known as string[]);
  return distance(said, nearest) <= Math.max(2, said.length / 2) ? `; did you mean '${nearest}'?` : '';
}
