/** Customers' tokens and saved cards. */
import type { Broken, Call, Checks, Handlers } from '../../../core/contract/provider.ts';
import { openSession } from '../card-session.ts';
import { brandOf, isExpired, yearOf } from '../cards.ts';
import type { addCard, createCardToken, createCustomerToken, listCards } from '../contract/cards.ts';
import type { Merchant } from '../records.ts';
import { cardsOf, createToken, saveCard, tokenOf } from '../saved-cards.ts';

/** Of a token that the merchant has not created nothing is known (assumed). */
const known = (call: Call, token: unknown): Broken | undefined =>
  tokenOf(call as Call<Merchant>, (call as Call<Merchant>).merchant, String(token)) ? undefined : 'allowed';

type Expiry = Record<'month' | 'year', string | number>;

const isMonth = (month: unknown): boolean => /^(0?[1-9]|1[0-2])$/.test(String(month));
const isYear = (year: unknown): boolean => /^(20)?\d\d$|^\d$/.test(String(year));

export const cardChecks: Record<string, Checks> = {
  'cards.list': { customerUniqueToken: known },
  'cards.add': { customerUniqueToken: known },
  'cards.tokenize': {
    'card.number': (_call, number) => (brandOf(String(number)) ? undefined : 'allowed'),
    'card.expiry': ({ now }, value) => {
      const { month, year } = value as Expiry;
      const isOver = isMonth(month) && isYear(year) && isExpired(Number(month), yearOf(year), now);
      return isOver ? { rule: 'allowed', params: {}, text: 'must not be in the past' } : undefined;
    },
    'card.expiry.month': (_call, month) => (isMonth(month) ? undefined : 'allowed'),
    'card.expiry.year': (_call, year) => (isYear(year) ? undefined : 'allowed'),
    'card.securityCode': (_call, code) => (/^\d{3,4}$/.test(String(code)) ? undefined : 'allowed'),
    customerUniqueToken: known,
  },
};

const received = (data: object) => ({ status: true, message: 'Data received successfully', data });

export const cardHandlers = {
  'customer_token.create': (call, { body: { customerUniqueToken } }) => {
    createToken(call, call.merchant, String(customerUniqueToken));
    return {
      status: true,
      message: 'Customer unique token created successfully',
      data: { customerUniqueToken },
    };
  },

  'cards.list': (call, { body: { customerUniqueToken } }) => ({
    status: true,
    message: 'Card received successfully',
    data: {
      customerCards: cardsOf(call, call.merchant, String(customerUniqueToken)).map(
        ({ data: { brand, number, scheme, token } }) => ({ brand, number, scheme, token }),
      ),
    },
  }),

  'cards.add': (call, { body: { customerUniqueToken, returnUrl } }) => {
    const { id } = openSession(call, call.merchant, String(customerUniqueToken), returnUrl);
    return received({ link: `${call.site}/my-cards?session_id=${id}` });
  },

  'cards.tokenize': (call, { body: { card, customerUniqueToken } }) => {
    const { brand, number, scheme, token } = saveCard(call, call.merchant, String(customerUniqueToken), {
      number: String(card.number),
      month: Number(card.expiry.month),
      year: yearOf(card.expiry.year),
    });
    return received({ brand, number, scheme, token });
  },
} satisfies Handlers<
  readonly [typeof createCustomerToken, typeof listCards, typeof addCard, typeof createCardToken],
  Merchant
>;
