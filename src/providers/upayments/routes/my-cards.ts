/** The page on which a customer saves a card. */
import type { Static } from '@sinclair/typebox';
import { redirect, show } from '../../../core/contract/page.ts';
import type { Call, Handlers } from '../../../core/contract/provider.ts';
import type { Resource } from '../../../core/store/resources.ts';
import { testCard } from '../card-entry.ts';
import { type CardSession, cardSession, sessionOf } from '../card-session.ts';
import { brandOf, isExpired, yearOf } from '../cards.ts';
import type { cardPage, saveCard as save } from '../contract/my-cards.ts';
import type { Merchant } from '../records.ts';
import { cardsOf, type Entered, saveCard } from '../saved-cards.ts';

export const cardPageHandlers = {
  'cards.page': (call, { query }) => page(call, sessionOf(call, query.session_id)),

  'cards.save': (call, { query, body }) => {
    const session = sessionOf(call, query.session_id);
    const event = body.outcome === 'cancel' ? 'cancel' : 'save';
    const entered = body.outcome === 'test' ? testCard : read(body);
    // One that has ended says so, whatever was entered.
    const wrong = event === 'save' && session.state === 'open' ? wrongIn(entered, body, call.now) : undefined;
    if (wrong !== undefined) return page(call, session, wrong);
    const { data } = call.apply(cardSession, session, event);
    if (event === 'save') saveCard(call, call.ownerOf<Merchant>(session), data.customer_token, entered);
    return redirect(data.return_url);
  },
} satisfies Handlers<readonly [typeof cardPage, typeof save], Merchant>;

function page(call: Call<Merchant>, session: Resource<CardSession>, wrong?: string) {
  const owner = call.ownerOf<Merchant>(session);
  const cards = cardsOf(call, owner, session.data.customer_token);
  const shown = { session, merchant: owner.data.name, cards, site: call.site, ...(wrong ? { wrong } : {}) };
  return show(async () => (await import('../checkout/my-cards.tsx')).myCards(shown), wrong ? 422 : 200);
}

type Body = Static<typeof save.body>;

const read = ({ number = '', month, year = '' }: Body): Entered => ({
  number: number.replace(/[ -]/g, ''),
  month: Number(month),
  year: yearOf(year),
});

/** In words for the customer; undefined where nothing is wrong. */
function wrongIn(
  { number, month, year }: Entered,
  { outcome, year: written = '', securityCode = '' }: Body,
  now: number,
) {
  if (outcome === 'test') return undefined;
  const brand = brandOf(number);
  if (brand === undefined) return 'This card number is not right.';
  if (!/^(20)?\d\d$/.test(written) || !(month >= 1 && month <= 12)) return 'Month and year are not right.';
  if (isExpired(month, year, now)) return 'This card has expired.';
  const length = brand === 'AMEX' ? 4 : 3;
  return new RegExp(`^\\d{${length}}$`).test(securityCode)
    ? undefined
    : `The security code has ${length} digits.`;
}
