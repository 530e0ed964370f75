/** The hosted page of a coin payment (assumed: that there is one is documented, and no more). */
import type { ComponentChildren } from 'preact';
import { PrimaryLink } from '../../../checkout/button.tsx';
import { EndState, type EndStateOf } from '../../../checkout/end-state.tsx';
import { SandboxPanel } from '../../../checkout/sandbox-panel.tsx';
import { document } from '../../../checkout/shell.tsx';
import { Summary } from '../../../checkout/summary.tsx';
import type { Resource } from '../../../core/store/resources.ts';
import type { Language } from '../card-page/language.ts';
import { Coins, Fields } from './fields.tsx';
import { isCovered } from './lifecycle.ts';
import { script } from './live.ts';
import { outcomesOf } from './outcomes.ts';
import { Progress } from './progress.tsx';
import { QrCode } from './qr.tsx';
import type { CoinPayment, Currency } from './records.ts';
import { styles } from './styles.ts';
import { status, wayBack } from './wire.ts';
import { type Words, words } from './words.ts';

export interface CoinCheckout {
  payment: Resource<CoinPayment>;
  currency: Currency;
  language: Language;
  /** Milliseconds. */
  now: number;
}

export type Shown = CoinCheckout & { text: Words };

export function checkout(given: CoinCheckout): string {
  const { payment, currency, language } = given;
  const shown: Shown = { ...given, text: words[language] };
  const { received_amount, confirmations, status: state } = status(payment);
  const title = shown.text.title(currency.name);
  return document({
    title,
    brand: 'KPAY',
    hue: 165,
    language,
    direction: shown.text.direction,
    children: (
      <>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
        <form
          class="columns"
          method="post"
          action={`?lang=${language}`}
          data-watch={payment.phase === 'open' ? `../payments/${payment.id}` : undefined}
          data-seen={[state, received_amount, confirmations].join()}
        >
          {payment.phase === 'open' ? <Open {...shown} title={title} /> : <Ended {...shown} />}
          {outcomesOf(payment).length > 0 && <SandboxPanel outcomes={outcomesOf(payment)} />}
        </form>
        {payment.phase === 'open' && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </>
    ),
  });
}

function OtherLanguage({ language, text }: Shown) {
  const other = language === 'fa' ? 'en' : 'fa';
  return (
    <a class="language" href={`?lang=${other}`} lang={other} hreflang={other}>
      {text.otherLanguage}
    </a>
  );
}

function Open(shown: Shown & { title: string }) {
  const { payment, text, title } = shown;
  const covered = isCovered(payment);
  return (
    <div class="card">
      <div class="heading">
        <div class="coin-title">
          <h1>{title}</h1>
          <OtherLanguage {...shown} />
        </div>
        {!covered && <p>{text.lead}</p>}
      </div>
      <Progress {...shown} />
      {!covered && <QrCode text={payment.data.deposit_address} label={text.qr} />}
      <Fields {...shown} />
      <noscript>
        <meta http-equiv="refresh" content="15" />
      </noscript>
    </div>
  );
}

const ends: Readonly<Record<string, EndStateOf['tone']>> = {
  completed: 'good',
  expired: 'neutral',
  failed: 'bad',
};

function Ended(shown: Shown) {
  const { payment, currency, text } = shown;
  const { state, data } = payment;
  const back = wayBack(payment);
  const coins = (amount: string) => <Coins amount={amount} unit={currency.symbol} />;
  const row = (label: string, value: ComponentChildren) => ({ label, value });
  return (
    <EndState tone={ends[state ?? ''] ?? 'neutral'} title={titleOf(payment, text)}>
      <p>{explanation(payment, text)}</p>
      <Summary
        rows={[
          row(text.order, data.order_id),
          row(text.amount, coins(data.requested_amount)),
          ...(data.received_amount === null ? [] : [row(text.received, coins(data.received_amount))]),
          ...(data.tx_hash === null ? [] : [row(text.transaction, <code>{data.tx_hash}</code>)]),
        ]}
      />
      {back !== undefined && <PrimaryLink href={back}>{text.back}</PrimaryLink>}
      <OtherLanguage {...shown} />
    </EndState>
  );
}

function titleOf({ state }: Resource<CoinPayment>, text: Words): string {
  if (state === 'completed') return text.completed;
  return state === 'expired' ? text.expired : text.failed;
}

function explanation({ state, data }: Resource<CoinPayment>, text: Words): string {
  if (state === 'completed') return text.completedText;
  if (state === 'failed') return text.failedText;
  return data.received_amount === null ? text.expiredText : text.lateText;
}
