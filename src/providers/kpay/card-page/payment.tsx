/** The open payment: how much, to which card, until when. */
import { PrimaryButton } from '../../../checkout/button.tsx';
import { Copy } from '../../../checkout/copy.tsx';
import { Summary } from '../../../checkout/summary.tsx';
import { paymentInfo } from '../wire.ts';
import type { Shown } from './shown.ts';
import { clock, inDigits, rials } from './words.ts';

export function Payment(shown: Shown) {
  const { payment, card, shop, text, language, now } = shown;
  const { amount, fee, final_amount, description, factor_number } = payment.data;
  const other = language === 'fa' ? 'en' : 'fa';
  const feeOnTop = final_amount === amount ? [] : [{ label: text.fee, value: rials(text, fee) }];
  return (
    <div class="card">
      <div class="heading">
        <div class="titled">
          <h1>{text.pay(shop.name)}</h1>
          <a class="language" href={`?lang=${other}`} lang={other}>
            {text.otherLanguage}
          </a>
        </div>
        {description && <p dir="auto">{description}</p>}
        <p>{text.lead}</p>
      </div>
      <Countdown shown={shown} seconds={paymentInfo(payment, card, shop, now).remaining_seconds} />
      <Summary
        rows={[
          ...(factor_number ? [{ label: text.invoice, value: factor_number }] : []),
          ...(feeOnTop.length > 0 ? [{ label: text.amount, value: rials(text, amount) }] : []),
          ...feeOnTop,
          {
            label: text.payable,
            total: true,
            value: (
              <>
                {rials(text, final_amount)}{' '}
                <Copy words={text} label={text.payable} value={String(final_amount)} />
              </>
            ),
          },
        ]}
      />
      <BankCard {...shown} />
      <div class="actions">
        <PrimaryButton>{text.done}</PrimaryButton>
        <button type="submit" class="quiet-button" name="outcome" value="cancel">
          {text.cancel}
        </button>
      </div>
    </div>
  );
}

/** Without a script the page is loaded anew when the time is over. */
const Countdown = ({ shown: { text }, seconds }: { shown: Shown; seconds: number }) => (
  <div class="state">
    <span>{text.timeLeft}</span>
    <time role="timer" data-seconds={seconds} data-digits={text.digits} dir="ltr">
      {clock(text, seconds)}
    </time>
    <noscript>
      <meta http-equiv="refresh" content={String(seconds + 1)} />
    </noscript>
  </div>
);

/** What is copied has Latin digits, whichever are shown: that is what banks' forms take. */
function BankCard(shown: Shown) {
  const { card, text } = shown;
  const groups = inDigits(text, card.card_number).match(/.{4}/gu) ?? [];
  return (
    <dl class="bank-card">
      <div>
        <dt>{text.card}</dt>
        <dd>
          <bdi class="number" dir="ltr">
            {groups.map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </bdi>
        </dd>
        <Copy words={text} label={text.card} value={card.card_number} />
      </div>
      {card.shaba !== null && (
        <div>
          <dt>{text.shaba}</dt>
          <dd>
            <bdi dir="ltr">{card.shaba}</bdi>
          </dd>
          <Copy words={text} label={text.shaba} value={card.shaba} />
        </div>
      )}
      <div class="pair">
        <div>
          <dt>{text.owner}</dt>
          <dd>
            <bdi>{card.owner_name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{text.bank}</dt>
          <dd>
            <bdi lang="fa">{card.bank_name}</bdi>
          </dd>
        </div>
      </div>
    </dl>
  );
}
