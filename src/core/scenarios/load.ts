/** Reads scenario files. Whatever is wrong is told with file, line and column, and what would be right. */
import type { TSchema } from '@sinclair/typebox';
import type { ErrorObject } from 'ajv';
import { closest } from 'fastest-levenshtein';
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import { errorsOf, formatText } from '../contract/validate.ts';
import { type Level, levels, Outline, type Rule, type Scenario } from './grammar.ts';
import { expand, type Names } from './names.ts';

export interface Mistake {
  file: string;
  line: number;
  column: number;
  message: string;
}

export class ScenarioError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(
      mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
    );
    this.mistakes = mistakes;
  }
}

type Path = readonly (string | number)[];
type Found = { path: Path; key?: boolean; message: string };

/** The scenario in a text of YAML or JSON; throws a ScenarioError that lists every mistake. */
export function readScenario(text: string, file: string, names: Names): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new ScenarioError(
      document.errors.map(({ pos, message }) => ({
        ...place(pos[0]),
        message: message.split('\n')[0] ?? message,
      })),
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const found = mistakesIn(value, names);
  if (found.length > 0) {
    throw new ScenarioError(
      found.map(({ path, key, message }) => ({ ...place(offsetOf(document, path, key)), message })),
    );
  }
  return value as Scenario;
}

function mistakesIn(value: unknown, names: Names): Found[] {
  const outline = mistakes(Outline, value, []);
  const rules = (value as { rules?: unknown } | null)?.rules;
  return [
    ...outline,
    ...(Array.isArray(rules)
      ? rules.flatMap((rule, index) => ruleMistakes(rule, ['rules', index], names))
      : []),
  ];
}

function ruleMistakes(rule: unknown, path: Path, names: Names): Found[] {
  const on = (rule as { on?: Record<string, unknown> } | null)?.on;
  const level = Object.keys(levels).find((key) => typeof on === 'object' && on !== null && key in on) as
    | Level
    | undefined;
  if (!level)
    return [
      {
        path: on === undefined ? path : [...path, 'on'],
        message: `a rule says what it is on: ${oneOf(Object.keys(levels).map((key) => `{${key}: …}`))}`,
      },
    ];
  const found = mistakes(levels[level], rule, path);
  return found.length > 0 ? found : namingMistakes(rule as Rule, level, path, names);
}

/** Names that fit the schema and mean nothing. */
function namingMistakes(rule: Rule, level: Level, path: Path, names: Names): Found[] {
  const found: Found[] = [];
  const pattern = (rule.on as Record<Level, string>)[level];
  const meant = expand(pattern, names[level]);
  if (meant.length === 0)
    found.push({
      path: [...path, 'on', level],
      message: `there is no ${level} '${pattern}'${suggestion(pattern, names[level])}`,
    });
  if ('error' in rule.then && rule.then.error !== undefined && !names.error.includes(rule.then.error)) {
    found.push({
      path: [...path, 'then', 'error'],
      message: `there is no error '${rule.then.error}'${suggestion(rule.then.error, names.error)}`,
    });
  }
  if ('error' in rule.then && 'reply' in rule.then) {
    found.push({
      path: [...path, 'then', 'reply'],
      key: true,
      message: 'a reply is an error of the catalogue or a literal one, not both',
    });
  }
  if (level === 'event') found.push(...stepMistakes(rule, path, meant, names));
  return found;
}

/** The events of a script must be ones that the payments it is about know. */
function stepMistakes(rule: Rule, path: Path, meant: string[], names: Names): Found[] {
  const kinds = new Set(meant.map((name) => name.slice(0, name.lastIndexOf('.'))));
  const known = names.event
    .filter((name) => kinds.has(name.slice(0, name.lastIndexOf('.'))))
    .map((name) => name.slice(name.lastIndexOf('.') + 1));
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
    .filter(({ event }) => !known.includes(event) || event === 'open')
    .map(({ at, event }) => ({
      path: [...path, 'then', ...at],
      message: `there is no event '${event}'${suggestion(
        event,
        known.filter((name) => name !== 'open'),
      )}`,
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
  return `there is no '${key}' here${suggestion(key, known)}; ${oneOf(known)} may stand here`;
}

function wording({ keyword, params, message = '', schema, parentSchema }: ErrorObject): string {
  if (keyword === 'anyOf') {
    const literals = (schema as TSchema[])
      .map((option) => option.const as unknown)
      .filter((literal) => literal !== undefined);
    const right = literals.length > 0 ? `must be ${oneOf(literals.map(String))}` : undefined;
    return right ?? `must be ${(parentSchema?.description as string | undefined) ?? 'of another form'}`;
  }
  if (keyword === 'required') return `lacks '${params.missingProperty}'`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  return formatText(String(params.format)) ?? message;
}

const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

function suggestion(said: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  return `; did you mean '${closest(said, known as string[])}'?`;
}

/** Where in the text a path stands; the nearest thing around it, where it is something that lacks. */
function offsetOf(document: Document, path: Path, key = false): number {
  if (key) {
    const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(holder)
      ? holder.items.find((item) => String(item.key) === String(path.at(-1)))
      : undefined;
    const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
