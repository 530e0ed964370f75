import type { Resource } from '../../../core/store/resources.ts';
import type { Card, Shop, Transaction } from '../records.ts';
import type { Language } from './language.ts';
import type { Words } from './words.ts';

/** What a card page is drawn from. */
export interface CardCheckout {
  payment: Resource<Transaction>;
  card: Card;
  shop: Shop;
  language: Language;
  /** Milliseconds. */
  now: number;
}

export type Shown = CardCheckout & { text: Words };
