/** Reads request bodies in the media types a provider takes, and keeps their bytes for the journal. */
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure, fail } from './failure.ts';
import type { Operation } from './operation.ts';

export interface BodyRules {
  /** How JSON is read: as JavaScript reads it, or in the provider's own way. */
  json?: true | ((bytes: Buffer) => unknown);
  /** Makes one value of a form's text. */
  form?: (text: string) => unknown;
  /** Makes one value of a multipart form's fields, in their order; a file's value is its name. */
  multipart?: (fields: readonly (readonly [name: string, value: string])[]) => unknown;
  /** Makes one value of a body that none of the above takes, one without a media type (`""`) included. */
  other?: (bytes: Buffer, mediaType: string, operation: Operation) => unknown;
  /** Whether a body that cannot be read, or is of a type not listed, counts as no body or is refused. */
  unreadable: 'empty' | 'refuse';
  /** Bytes. */
  limit: number;
}

const kept = new WeakMap<FastifyRequest, Buffer[]>();

/** The body as it arrived. */
export const bytesOf = (request: FastifyRequest): Buffer => Buffer.concat(kept.get(request) ?? []);

function keepBytes(request: FastifyRequest, stream: NodeJS.ReadableStream, limit: number): void {
  const chunks: Buffer[] = [];
  let size = 0;
  kept.set(request, chunks);
  stream.on('data', (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk.subarray(0, limit - size));
    size += chunk.length;
  });
}

const isMultipart = (request: FastifyRequest): boolean =>
  /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');

/** Sets the parsers of one provider's plugin. */
export function acceptBodies(app: FastifyInstance, rules: BodyRules): void {
  const lenient = rules.unreadable === 'empty';
  app.removeAllContentTypeParsers();
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (!isMultipart(request)) keepBytes(request, payload, rules.limit);
    done(null, payload);
  });
  if (rules.json) {
    const { json } = rules;
    const read = json === true ? (bytes: Buffer) => JSON.parse(bytes.toString()) : json;
    parseAs(app, ['application/json', 'application/*+json'], lenient, read);
  }
  if (rules.form) app.register(formbody, { parser: rules.form as (text: string) => Record<string, unknown> });
  if (rules.multipart) acceptMultipart(app, rules.multipart, lenient, rules.limit);
  if (rules.other) parseAs(app, '*', lenient, rules.other);
  else if (lenient)
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
}

/** Reads bodies of these types with `read`. Of an operation that declares no body nothing is read. */
function parseAs(
  app: FastifyInstance,
  types: string | string[],
  lenient: boolean,
  read: NonNullable<BodyRules['other']>,
): void {
  app.addContentTypeParser(types, { parseAs: 'buffer' }, (request, bytes, done) => {
    const { operation } = request.routeOptions.config;
    if (bytes.length === 0 || !operation?.body) return done(null, undefined);
    try {
      done(null, read(bytes as Buffer, request.headers['content-type'] ?? '', operation));
    } catch (error) {
      if (lenient) done(null, undefined);
      else done(error instanceof Failure ? error : Object.assign(error as Error, { statusCode: 400 }));
    }
  });
}

function acceptMultipart(
  app: FastifyInstance,
  read: NonNullable<BodyRules['multipart']>,
  lenient: boolean,
  limit: number,
): void {
  app.register(multipart, { limits: { fieldSize: limit / 16, fileSize: limit, fields: 200, files: 20 } });
  app.addHook('preHandler', async (request) => {
    if (!isMultipart(request) || request.routeOptions.config.operation === undefined) return;
    if (Number(request.headers['content-length']) > limit) fail('too_large', { limit });
    const fields: [string, string][] = [];
    keepBytes(request, request.raw, limit);
    try {
      for await (const part of request.parts()) {
        if (part.type === 'file') {
          part.file.resume();
          fields.push([part.fieldname, part.filename]);
        } else fields.push([part.fieldname, String(part.value)]);
      }
      request.body = read(fields);
    } catch (error) {
      const { statusCode } = error as { statusCode?: number };
      if (lenient && statusCode !== 413) request.body = undefined;
      // The parser throws plain errors at a form that ends too early: the client's fault, not ours.
      else throw statusCode === undefined ? Object.assign(error as Error, { statusCode: 400 }) : error;
    }
  });
}
