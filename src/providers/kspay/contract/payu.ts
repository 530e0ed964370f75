/** The hash that PayU's mobile kit asks its merchant's server for. */
import { Type } from '@sinclair/typebox';
import { assumed, note, observed, operation } from '../../../core/contract/operation.ts';
import { badRequest, bodyTypes, notFound } from './parts.ts';

export const hash = operation({
  id: 'payU.hash',
  method: 'POST',
  path: '/payU/hash/:altTxnId',
  summary: 'A hash for PayU',
  source: observed('the call of a client in use'),
  params: Type.Object({ altTxnId: Type.String({ description: "From PayU's order" }) }),
  bodyTypes,
  body: Type.Object({ hashName: Type.String({ description: 'Which of its hashes PayU asks for' }) }),
  replies: {
    201: {
      source: observed('the call of a client in use'),
      description: 'The hash',
      schema: Type.Object({
        status: Type.Literal(201),
        message: Type.Literal('success'),
        result: Type.String({ pattern: '^[0-9a-f]{128}$' }),
      }),
    },
    400: badRequest,
    404: notFound,
  },
  notes: [
    note(
      assumed('a SHA-512 as PayU has them; the salt is ours'),
      'The same transaction and name give the same 128 hex characters. Nothing here checks them.',
    ),
    note(
      assumed('no credential was observed, and the id cannot be guessed'),
      'The call takes no credential and keeps its envelope under `replyStyle: bare`.',
    ),
  ],
});
