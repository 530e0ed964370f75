/** The hosted pages. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, operation } from '../../../core/contract/operation.ts';

const Session = Type.Object({ session_id: Type.String({ description: 'From the link' }) });

export const sessionPage = operation({
  id: 'checkout.session',
  method: 'GET',
  path: '/',
  summary: 'The page on which the payer chooses how to pay',
  source: documented('004, link of the second reply'),
  page: true,
  query: Session,
  replies: {
    200: { source: assumed('nothing is public'), description: 'The ways to pay' },
    404: { source: assumed('nothing is public'), description: 'No such session' },
  },
});

export const checkoutOperations = [sessionPage] as const;
