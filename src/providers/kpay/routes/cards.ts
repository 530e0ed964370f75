/** An account's bank cards. */
import { fail } from '../../../core/contract/failure.ts';
import type { Handlers } from '../../../core/contract/provider.ts';
import { bankOf } from '../banks.ts';
import { isCardNumber, isShaba } from '../check-digits.ts';
import type { addCard, listCards } from '../contract/cards.ts';
import { type Account, card } from '../records.ts';
import { cardAdded, cardListed } from '../wire.ts';

export const cardHandlers = {
  'cards.list': (call) => {
    const cards = call.list(card, { owner: call.merchant }).map(cardListed);
    return { cards, total: cards.length };
  },

  'cards.create': (call, { body: { card_number, owner_name, shaba = null } }) => {
    if (!isCardNumber(card_number)) fail('refused', { rule: 'card_number', facts: { card_number } });
    if (shaba !== null && !isShaba(shaba)) fail('refused', { rule: 'shaba', facts: { shaba } });
    return cardAdded(
      call.insert(card, {
        id: call.ids.uuid(),
        owner: call.merchant.row,
        data: { card_number, owner_name, shaba, bank_name: bankOf(card_number), is_active: true },
      }),
    );
  },
} satisfies Handlers<readonly [typeof listCards, typeof addCard], Account>;
