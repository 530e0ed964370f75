/** The control API: what a test, the console or a person may ask of a workspace, under /_paystub. */
import type { TSchema } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { addressOf } from '../core/contract/address.ts';
import { Failure, fail, failureOf } from '../core/contract/failure.ts';
import { partIssues } from '../core/contract/validate.ts';
import type { Workspace } from '../core/workspaces.ts';
import { version } from '../version.ts';
import { clockRoutes } from './clock.ts';
import { credentialRoutes } from './credentials.ts';
import { docRoutes } from './docs.ts';
import { guard } from './guard.ts';
import { paymentRoutes } from './payments.ts';
import { problem } from './problem.ts';
import { requestRoutes } from './requests.ts';
import { type ControlOptions, typed } from './routes.ts';
import { scenarioRoutes } from './scenarios.ts';
import { webhookRoutes } from './webhooks.ts';
import { workspaceRoutes } from './workspaces.ts';

const bodyLimit = 1024 * 1024;

export async function control(app: FastifyInstance, options: ControlOptions): Promise<void> {
  const { core, config } = options;
  app.get('/_paystub/health', () => ({ status: 'ok', version }));

  await app.register(
    async (scope) => {
      scope.setValidatorCompiler(({ schema, httpPart }) => validator(schema as TSchema, httpPart ?? 'body'));
      scope.decorateRequest('room');
      scope.addHook('onRequest', async (request) => {
        guard(request, config);
        request.room = await core.open(addressOf(request.originalUrl, '', new Map()).workspace);
        await core.pump.catchUp(request.room);
      });
      for (const routes of [
        credentialRoutes,
        workspaceRoutes,
        clockRoutes,
        paymentRoutes,
        webhookRoutes,
        requestRoutes,
        docRoutes,
        scenarioRoutes,
      ]) {
        routes(typed(scope), options);
      }
    },
    { prefix: '/_paystub' },
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The workspace that a request to the control API is about. */
    room: Workspace;
  }
}

/** Problem documents for whatever belongs to no provider: the control API, the start page, addresses that are none. */
export function speakProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((request) => fail('no_route', { method: request.method, url: request.originalUrl }));
  app.setErrorHandler((error, request, reply) => {
    const failure = failureOf(error, { mediaType: request.headers['content-type'] ?? '', bodyLimit });
    if (failure.is('internal')) request.log.error({ err: failure.facts.cause }, 'a fault of our own');
    return send(reply, failure);
  });
}

function send(reply: FastifyReply, failure: Failure): FastifyReply {
  const { status, headers = {}, body } = problem(failure);
  return reply
    .code(status)
    .headers(headers)
    .send(Buffer.from(JSON.stringify(body)));
}

const partOf = { body: 'body', params: 'params', querystring: 'query', headers: 'headers' } as const;

/** The same checks as for the providers' operations; numbers in a query are text and read as such. */
function validator(schema: TSchema, httpPart: string) {
  const part = partOf[httpPart as keyof typeof partOf];
  return (given: unknown) => {
    const value = part === 'query' ? withNumbers(schema, given as Record<string, unknown>) : given;
    const issues = partIssues(part, schema, value);
    return issues.length > 0 ? { error: new Failure('invalid', { issues }) } : { value };
  };
}

function withNumbers({ properties }: TSchema, query: Record<string, unknown>): Record<string, unknown> {
  const isNumber = (name: string, text: unknown) =>
    (properties as Record<string, TSchema>)[name]?.type === 'integer' && /^\d+$/.test(String(text));
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => [name, isNumber(name, text) ? Number(text) : text]),
  );
}
