/** The page on which a customer saves a card; the look is our own (assumed: nothing is public but its address). */
import { Alert } from '../../../checkout/alert.tsx';
import { PrimaryButton, PrimaryLink } from '../../../checkout/button.tsx';
import { EndState } from '../../../checkout/end-state.tsx';
import { Fields, TextField } from '../../../checkout/field.tsx';
import { SandboxPanel } from '../../../checkout/sandbox-panel.tsx';
import { document } from '../../../checkout/shell.tsx';
import { Summary } from '../../../checkout/summary.tsx';
import type { Resource } from '../../../core/store/resources.ts';
import type { CardSession } from '../card-session.ts';
import type { SavedCard } from '../records.ts';
import { hue } from './frame.tsx';

export interface MyCards {
  session: Resource<CardSession>;
  /** The merchant's name. */
  merchant: string;
  cards: readonly Resource<SavedCard>[];
  site: string;
  /** What is wrong with the card that was entered. */
  wrong?: string;
}

const outcomes = [
  { value: 'test', label: 'Save the test card', text: 'Payments with it are captured.' },
  { value: 'cancel', label: 'Cancel', text: 'Nothing is saved; the customer goes back to the shop.' },
];

const Saved = ({ cards }: { cards: MyCards['cards'] }) => (
  <Summary
    rows={cards.map(({ data }) => ({
      label: data.brand,
      value: `${data.number} · ${String(data.expiry_month).padStart(2, '0')}/${String(data.expiry_year).padStart(2, '0')}`,
    }))}
  />
);

const ends: Readonly<Record<string, string>> = {
  saved: 'Your card is saved',
  canceled: 'No card was saved',
  expired: 'This page has expired',
};

/** The form; once the page has done its work, what came of it. */
export function myCards(shown: MyCards): string {
  const { session, merchant, cards } = shown;
  const end = ends[session.state ?? ''];
  return document({
    title: end ?? 'Save a card',
    brand: 'UPayments',
    hue,
    children:
      end === undefined ? (
        <Entry {...shown} />
      ) : (
        <EndState tone={session.state === 'saved' ? 'good' : 'neutral'} title={end}>
          {cards.length > 0 && <Saved cards={cards} />}
          <PrimaryLink href={session.data.return_url}>
            Back to <bdi>{merchant}</bdi>
          </PrimaryLink>
        </EndState>
      ),
  });
}

const Entry = ({ session, merchant, cards, site, wrong }: MyCards) => (
  <form class="columns" method="post" action={`${site}/my-cards?session_id=${session.id}`}>
    <div class="card">
      <div class="heading">
        <h1>Save a card</h1>
        <p>
          <bdi>{merchant}</bdi> can charge it later.
        </p>
      </div>
      {wrong !== undefined && <Alert>{wrong}</Alert>}
      {cards.length > 0 && <Saved cards={cards} />}
      {/* Optional to the browser: the panel's buttons send the same form. */}
      <Fields>
        <TextField
          label="Card number"
          name="number"
          length={23}
          autocomplete="cc-number"
          numeric
          optional
          wide
        />
        <TextField label="Month" name="month" length={2} autocomplete="cc-exp-month" numeric optional />
        <TextField label="Year" name="year" length={4} autocomplete="cc-exp-year" numeric optional />
        <TextField
          label="Security code"
          name="securityCode"
          length={4}
          autocomplete="cc-csc"
          numeric
          secret
          optional
        />
      </Fields>
      <PrimaryButton>Save card</PrimaryButton>
    </div>
    <SandboxPanel outcomes={outcomes} />
  </form>
);
