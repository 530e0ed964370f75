/** How a success is worded: the envelope, or bare as the document's NPM chapter prints it. */
import type { Operation } from '../../core/contract/operation.ts';
import { successStatus } from '../../core/contract/operation.ts';
import type { Call } from '../../core/contract/provider.ts';
import type { App } from './records.ts';

/** What a handler answers: the result, and the short form in which the NPM chapter prints the same reply. */
export interface Answer {
  readonly result: unknown;
  readonly short?: object;
}

export const answer = (result: unknown, short?: object): Answer => (short ? { result, short } : { result });

/** The body of a success, in the style that the asking app's replies have. */
export function worded(operation: Operation, call: Call<App>, { result, short }: Answer): unknown {
  const style = operation.auth === undefined ? 'envelope' : call.merchant.data.replyStyle;
  if (style === 'bare') return short ?? result;
  return { status: successStatus(operation), message: 'success', result, ...short };
}
