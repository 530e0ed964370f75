/** The hosted page of a card-to-card payment (assumed: what it must show follows from Get Payment Info). */
import { PrimaryLink } from '../../checkout/button.tsx';
import { EndState, type EndStateOf } from '../../checkout/end-state.tsx';
import { type ProblemWords, problemWords } from '../../checkout/problem.tsx';
import { type Outcome, SandboxNote, SandboxPanel } from '../../checkout/sandbox-panel.tsx';
import { document } from '../../checkout/shell.tsx';
import { Summary } from '../../checkout/summary.tsx';
import type { FailureKind } from '../../core/contract/failure.ts';
import { script } from './card-page/live.ts';
import { Payment } from './card-page/payment.tsx';
import type { CardCheckout, Shown } from './card-page/shown.ts';
import { styles } from './card-page/styles.ts';
import { type EndWords, rials, words } from './card-page/words.ts';
import { callback } from './wire.ts';

const hue = 165;

const outcomes: readonly Outcome[] = [
  {
    value: 'pay',
    label: 'Succeed',
    text: 'The transfer arrives, and you are back in the shop with status OK.',
  },
  {
    value: 'fail',
    label: 'Fail',
    text: 'No transfer is found, and you are back in the shop with status NOK.',
  },
  {
    value: 'cancel',
    label: 'Cancel',
    text: 'The same as Cancel on the page: back in the shop with status NOK.',
  },
  {
    value: 'expire',
    label: 'Expire',
    text: 'The time is over, as if the 15 minutes had passed. You stay here.',
  },
];

/** The page on which the buyer reads where to pay; once that has ended, how. */
export function checkout(given: CardCheckout): string {
  const { payment, language, shop } = given;
  const shown: Shown = { ...given, text: words[language] };
  const { text } = shown;
  const open = payment.state === 'pending';
  return document({
    title: open ? text.pay(shop.name) : endOf(shown).title,
    brand: 'KPAY',
    hue,
    language,
    direction: text.direction,
    children: (
      <>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
        {open ? (
          <form
            class="columns"
            method="post"
            action={`?lang=${language}`}
            data-watch={`../transactions/check/${payment.data.authority}`}
          >
            <Payment {...shown} />
            <SandboxPanel outcomes={outcomes} />
            <script dangerouslySetInnerHTML={{ __html: script }} />
          </form>
        ) : (
          <Ended {...shown} />
        )}
      </>
    ),
  });
}

const tones: Readonly<Record<string, EndStateOf['tone']>> = { paid: 'good', failed: 'bad' };

const endOf = ({ payment: { state }, text: { ends } }: Shown): EndWords => ends[state as keyof typeof ends];

function Ended(shown: Shown) {
  const { payment, text, language } = shown;
  const { final_amount, factor_number } = payment.data;
  const other = language === 'fa' ? 'en' : 'fa';
  return (
    <>
      <EndState tone={tones[payment.state ?? ''] ?? 'neutral'} title={endOf(shown).title}>
        <p>{endOf(shown).text}</p>
        <Summary
          rows={[
            ...(factor_number ? [{ label: text.invoice, value: factor_number }] : []),
            { label: text.amount, value: rials(text, final_amount), total: true },
          ]}
        />
        <PrimaryLink href={callback(payment)}>{text.back}</PrimaryLink>
      </EndState>
      <p class="other">
        <a href={`?lang=${other}`} lang={other}>
          {text.otherLanguage}
        </a>
      </p>
    </>
  );
}

const unknown: EndWords = {
  title: 'این پرداخت پیدا نشد',
  text: 'شاید نشانی ناقص یا قدیمی باشد. به فروشگاه بازگردید و پرداخت را دوباره آغاز کنید.',
};
const impossible: EndWords = {
  title: 'این کار ممکن نیست',
  text: 'مبلغی پرداخت نشد. به صفحهٔ پرداخت یا فروشگاه بازگردید و دوباره تلاش کنید.',
};

/** What the buyer sees in place of a page that cannot be shown: nobody knows the language, so it is said in both. */
export function problem(kind: FailureKind): string {
  const persian = kind === 'not_found' || kind === 'no_route' ? unknown : impossible;
  const english: ProblemWords = problemWords[kind];
  return document({
    title: persian.title,
    brand: 'KPAY',
    hue,
    language: 'fa',
    direction: 'rtl',
    children: (
      <>
        <EndState tone={english.tone ?? 'bad'} title={persian.title}>
          <p>{persian.text}</p>
          <p lang="en" dir="ltr">
            <b>{english.title}.</b> {english.text}
          </p>
        </EndState>
        {english.note && <SandboxNote>{english.note}</SandboxNote>}
      </>
    ),
  });
}
