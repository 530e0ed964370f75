/** One call inside its transaction: who asks, whether the input is right, then the handler. */
import type { FastifyRequest } from 'fastify';
import { bytesOf } from './bodies.ts';
import { Failure, fail, type Issue } from './failure.ts';
import type { Operation } from './operation.ts';
import type { Authenticator, Call, Provider, RawInput } from './provider.ts';
import { inOrder, issuesOf } from './validate.ts';

type Work = (call: Call, input: RawInput) => unknown;

/** Who asks, whether the input is right, then the handler. What is wrong with the fields is told all at once. */
export function work(provider: Provider, operation: Operation, call: Call, request: FastifyRequest): unknown {
  const { params, query, headers, body } = request;
  const sent = { params, query, headers, body };
  const input = provider.normalise?.(sent, operation) ?? sent;
  const issues: Issue[] = [];
  const { auth: credential, id } = operation;
  if (credential !== undefined) {
    try {
      call.merchant = (provider.auth[credential] as Authenticator<unknown>)(call, input, {
        method: request.method,
        url: request.url,
        body: () => bytesOf(request),
      });
    } catch (error) {
      if (!(error instanceof Failure) || !error.is('invalid')) throw error;
      issues.push(...error.facts.issues);
    }
  }
  const wrong = issuesOf(operation, input);
  issues.push(...inOrder(operation, [...wrong, ...checkIssues(provider, operation, call, input, wrong)]));
  try {
    if (issues.length > 0) fail('invalid', { issues });
    return (provider.handlers[id] as Work)(call, input);
  } catch (error) {
    // A handler finds fault with what was normalised; the client is shown what it sent.
    if (!(error instanceof Failure) || !error.is('invalid')) throw error;
    return fail('invalid', { issues: error.facts.issues.map((issue) => asSent(issue, sent)) });
  }
}

function checkIssues(
  { checks }: Provider,
  { id }: Operation,
  call: Call,
  { body }: RawInput,
  known: Issue[],
): Issue[] {
  return Object.entries(checks?.[id] ?? {}).flatMap(([field, check]): Issue[] => {
    const path = field.split('.');
    const value = path.reduce<unknown>(
      (holder, step) => (holder as Record<string, unknown> | null | undefined)?.[step],
      body,
    );
    if (known.some((issue) => issue.in === 'body' && isWithin(issue.path, path))) return [];
    const broken = check(call, value, body);
    if (broken === undefined) return [];
    const said = typeof broken === 'string' ? { rule: broken, params: {} } : broken;
    return [{ in: 'body', path, ...said, value }];
  });
}

/** Whether one path leads into the other, or both to the same place. */
const isWithin = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((step, depth) => other[depth] === undefined || other[depth] === step);

/** The issue with the value as the client wrote it, where normalising left it in its place. */
function asSent(issue: Issue, sent: RawInput): Issue {
  let value: unknown = sent[issue.in];
  for (const step of issue.rule === 'required' ? issue.path.slice(0, -1) : issue.path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return issue;
    value = (value as Record<string, unknown>)[step];
  }
  return { ...issue, value };
}
