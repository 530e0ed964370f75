/** UPayments' operations: everything the outside sees. */
import { createCharge } from './charge.ts';
import { checkoutOperations } from './checkout.ts';

/** In the order of the document and of the vendor's OpenAPI; the pages come last. */
export const operations = [
  createCharge,
  // What follows a charge stands here.
  ...checkoutOperations,
] as const;
