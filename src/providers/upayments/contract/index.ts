/** UPayments' operations: everything the outside sees. */
import { afterCharge } from './after-charge.ts';
import { createCharge } from './charge.ts';
import { checkoutOperations } from './checkout.ts';
import { cardPage, saveCard } from './my-cards.ts';

/** In the order of the document and of the vendor's OpenAPI; the pages come last. */
export const operations = [createCharge, ...afterCharge, ...checkoutOperations, cardPage, saveCard] as const;
