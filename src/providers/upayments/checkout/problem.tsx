/** What the payer sees in place of a page that cannot be shown. */
import { Problem, problemWords } from '../../../checkout/problem.tsx';
import { document } from '../../../checkout/shell.tsx';
import type { FailureKind } from '../../../core/contract/failure.ts';

export const problem = (kind: FailureKind): string =>
  document({
    title: problemWords[kind].title,
    brand: 'UPayments',
    children: <Problem {...problemWords[kind]} />,
  });
