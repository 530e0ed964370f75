/** A provider's contract as a page for people, in Markdown. Everything in it is read off the contract objects. */
import type { TSchema } from '@sinclair/typebox';
import type { Lifecycle, Move } from '../lifecycle.ts';
import type { Example } from './example.ts';
import type { Note, Operation, Provenance } from './operation.ts';
import type { Provider } from './provider.ts';

/** The whole page. `examples` are those of this provider. */
export function document(provider: Provider, examples: readonly Example[]): string {
  const { title, about, source, notes, operations, payments, otherLifecycles = [], errors } = provider;
  const lifecycles = [...payments.map(({ lifecycle }) => lifecycle), ...otherLifecycles];
  return [
    `# ${title}`,
    about,
    `Source: ${from(source)}. Every statement below says where it is from: *documented* by the provider, *observed* in public behaviour, or *assumed* by Paystub where nothing is public.`,
    addresses(provider),
    section('Behaviour', notes.map(noteLine)),
    section('Operations', operationTable(provider)),
    ...operations.map((operation) => operationSection(operation, examples)),
    ...lifecycles.map(lifecycleSection),
    ...(errors ? [section('Errors by name', errorTable(errors))] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

const from = ({ kind, source }: Provenance): string => `*${kind}*, ${source}`;

const noteLine = (note: Note): string => `- ${note.text} (${from(note)})`;

const section = (heading: string, lines: string[]): string => `## ${heading}\n\n${lines.join('\n')}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (head: string[], rows: string[][]): string[] =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);

function addresses({ root, mounts, editions, hosts, security, bodies }: Provider): string {
  const bodyTypes = [
    bodies.json && 'JSON',
    bodies.form && 'urlencoded form',
    bodies.multipart && 'multipart form',
  ].filter(Boolean);
  return section('Addresses', [
    `- Base URL: ${mounts
      .map((mount) => `\`${root}${mount}\`${editions?.[mount] ? ` (${editions[mount]})` : ''}`)
      .join(' or ')}`,
    `- Real host names that are understood: ${Object.keys(hosts)
      .map((host) => `\`${host}\``)
      .join(', ')}`,
    `- Bodies: ${bodyTypes.join(', ')}`,
    ...new Set(
      Object.values(security)
        .flat(2)
        .map(
          ({ header, scheme, description }) =>
            `- Header \`${header}${scheme ? ': Bearer …' : ''}\`: ${description}`,
        ),
    ),
  ]);
}

const operationTable = ({ operations, root, mounts }: Provider): string[] =>
  table(
    ['Operation', 'Call', 'What it does', 'Source'],
    operations.map(({ id, method, path, page, summary, source }) => [
      `[${id}](#${anchor(id)})`,
      `\`${method} ${root}${page ? '' : mounts[0]}${path}\``,
      summary,
      from(source),
    ]),
  );

const anchor = (id: string): string => id.toLowerCase().replace(/[^a-z0-9_-]/g, '');

function operationSection(operation: Operation, examples: readonly Example[]): string {
  const { id, summary, source, replies, notes = [] } = operation;
  const own = examples.filter((example) => example.operation === id);
  const input = (['params', 'query', 'headers', 'body'] as const).flatMap((part) =>
    inputRows(part, operation[part]),
  );
  const parts = [
    `### ${id}`,
    `${summary}: ${from(source)}.`,
    ...(input.length > 0 ? [table(['Field', 'In', 'Type', 'Rule', 'Meaning'], input).join('\n')] : []),
    table(
      ['Reply', 'What it says', 'Source'],
      Object.entries(replies).map(([status, reply]) => [status, reply.description, from(reply.source)]),
    ).join('\n'),
    ...(notes.length > 0 ? [notes.map(noteLine).join('\n')] : []),
    ...(own.length > 0 ? [exampleList(own)] : []),
  ];
  return parts.join('\n\n');
}

function inputRows(part: string, schema: TSchema | undefined, prefix = ''): string[][] {
  const required = (schema?.required ?? []) as string[];
  return Object.entries((schema?.properties ?? {}) as Record<string, TSchema>).flatMap(([name, property]) => [
    [
      `\`${prefix}${name}\`${required.includes(name) ? ' *' : ''}`,
      part,
      typeOf(property),
      rulesOf(property),
      (property.description as string | undefined) ?? '',
    ],
    ...(property.type === 'array'
      ? inputRows(part, property.items as TSchema | undefined, `${prefix}${name}[].`)
      : inputRows(part, property, `${prefix}${name}.`)),
  ]);
}

function typeOf({ type, anyOf, const: literal, enum: values }: TSchema): string {
  if (literal !== undefined) return `\`${literal}\``;
  if (values) return (values as unknown[]).map((value) => `\`${value}\``).join(' or ');
  if (anyOf) return (anyOf as TSchema[]).map(typeOf).join(' or ');
  return [type].flat().join(' or ');
}

const ruleNames = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minItems',
  'maxItems',
];

const rulesOf = (schema: TSchema): string =>
  ruleNames
    .filter((rule) => schema[rule] !== undefined)
    .map((rule) => `${rule} ${schema[rule]}`)
    .join(', ');

const exampleList = (examples: Example[]): string =>
  [
    'Examples:',
    '',
    ...examples.map(
      ({ name, reply, provenance, source }) => `- \`${name}\` → ${reply.status} (*${provenance}*, ${source})`,
    ),
  ].join('\n');

function lifecycleSection({ name, initial, states }: Lifecycle<unknown>): string {
  const rows = Object.entries(states).map(([state, { phase, on }]) => [
    `\`${state}\`${state === initial ? ' (first)' : ''}`,
    phase,
    Object.entries(on)
      .map(([event, move]) => `\`${event}\` → ${targets(move)}`)
      .join(', ') || 'final',
  ]);
  return section(`Lifecycle of \`${name}\``, table(['State', 'Phase', 'Events'], rows));
}

const errorTable = (errors: NonNullable<Provider['errors']>): string[] =>
  table(
    ['Name', 'Status', 'Code', 'Message', 'How to bring it about', 'Source'],
    Object.entries(errors).map(([name, { status, code, message, cause, source }]) => [
      `\`${name}\``,
      String(status),
      String(code ?? ''),
      message,
      cause,
      from(source),
    ]),
  );

const targets = (move: string | Move<unknown>): string =>
  [typeof move === 'string' ? move : move.to]
    .flat()
    .map((state) => `\`${state}\``)
    .join(' or ');
