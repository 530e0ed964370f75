/** A provider's contract as an OpenAPI 3.1 document. TypeBox schemas are JSON Schema already. */
import type { TSchema } from '@sinclair/typebox';
import type { Example } from './example.ts';
import type { Note, Operation, Provenance } from './operation.ts';
import type { Provider } from './provider.ts';

/** `site`: the provider's public address, without a mount. */
export function openApi(provider: Provider, examples: readonly Example[], site: string, version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of provider.operations) {
    if (operation.page) continue;
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    const own = examples.filter((example) => example.operation === operation.id);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(provider, operation, own) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `${provider.title}, as Paystub serves it`,
      version,
      description: provider.about,
      ...provenance(provider.source),
    },
    servers: provider.mounts.map((mount) => ({
      url: site + mount,
      ...(provider.editions?.[mount] ? { description: provider.editions[mount] } : {}),
    })),
    paths,
    components: { securitySchemes: schemes(provider) },
  };
}

const provenance = ({ kind, source }: Provenance) => ({ 'x-provenance': { kind, source } });

const noteText = ({ kind, text, source }: Note): string => `- ${text} *(${kind}: ${source})*`;

function described({ bodies, security }: Provider, operation: Operation, examples: Example[]) {
  const { id, summary, source, auth, body, notes = [], replies } = operation;
  const types =
    operation.bodyTypes ??
    [
      bodies.json && 'application/json',
      bodies.form && 'application/x-www-form-urlencoded',
      bodies.multipart && 'multipart/form-data',
    ].filter((type) => type !== undefined);
  return {
    operationId: id,
    summary,
    description: notes.map(noteText).join('\n'),
    ...provenance(source),
    parameters: [
      ...fields('path', operation.params),
      ...fields('query', operation.query),
      ...fields('header', operation.headers),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(types.map((type) => [type, { schema: body }])),
          },
        }
      : {}),
    ...(auth === undefined
      ? {}
      : { security: [Object.fromEntries((security[auth] ?? []).map(({ header }) => [header, []]))] }),
    responses: Object.fromEntries(
      Object.entries(replies).map(([status, { description, schema, source }]) => [
        status,
        {
          description,
          ...provenance(source),
          content: {
            'application/json': {
              ...(schema ? { schema } : {}),
              examples: replyExamples(examples, Number(status)),
            },
          },
        },
      ]),
    ),
  };
}

function fields(place: 'path' | 'query' | 'header', schema: TSchema | undefined) {
  const properties = (schema?.properties ?? {}) as Record<string, TSchema>;
  const required = (schema?.required ?? []) as string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

const replyExamples = (examples: Example[], status: number) =>
  Object.fromEntries(
    examples
      .filter(({ reply }) => reply.status === status)
      .map(({ name, source, provenance, reply }) => [
        name,
        { summary: `${provenance}: ${source}`, value: reply.body },
      ]),
  );

const schemes = ({ security }: Provider) =>
  Object.fromEntries(
    Object.values(security)
      .flat()
      .map(({ header, scheme, description }) => [
        header,
        scheme
          ? { type: 'http', scheme, description }
          : { type: 'apiKey', in: 'header', name: header, description },
      ]),
  );
