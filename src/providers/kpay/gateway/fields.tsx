/** What the buyer's wallet needs, each with a button that copies it. */
import { Copy } from '../../../checkout/copy.tsx';
import { Summary } from '../../../checkout/summary.tsx';
import { trimmed } from './amounts.ts';
import type { Shown } from './checkout.tsx';
import { isCovered, restOf } from './lifecycle.ts';
import type { Words } from './words.ts';

interface FieldOf {
  label: string;
  value: string;
  /** What stands behind the value and is not copied: the coin's symbol. */
  unit?: string;
  large?: boolean;
  warning?: string;
  text: Words;
}

const Field = ({ label, value, unit, large, warning, text }: FieldOf) => (
  <div class={large ? 'large' : undefined}>
    <dt>{label}</dt>
    <dd>
      <bdi dir="ltr">
        <code>{value}</code>
        {unit && ` ${unit}`}
      </bdi>
    </dd>
    <Copy label={label} value={value} words={text} />
    {warning && <p>{warning}</p>}
  </div>
);

/** An amount without the zeros at its end, for readers. */
export const Coins = ({ amount, unit }: { amount: string; unit: string }) => (
  <bdi dir="ltr" class="amount">{`${trimmed(amount)}\u00a0${unit}`}</bdi>
);

export function Fields({ payment, currency, text }: Shown) {
  const { data } = payment;
  const coins = (amount: string) => <Coins amount={amount} unit={currency.symbol} />;
  const order = { label: text.order, value: data.order_id };
  const received =
    data.received_amount === null ? [] : [{ label: text.received, value: coins(data.received_amount) }];
  if (isCovered(payment)) {
    return (
      <>
        <dl class="fields">
          <Field label={text.transaction} value={data.tx_hash ?? ''} text={text} />
        </dl>
        <Summary rows={[...received, order]} />
      </>
    );
  }
  const price = data.amount_usd === null ? [] : [{ label: text.price, value: `${data.amount_usd} USD` }];
  return (
    <>
      <dl class="fields">
        <Field
          label={received.length === 0 ? text.amount : text.rest}
          value={trimmed(restOf(payment))}
          unit={currency.symbol}
          large
          text={text}
        />
        <Field label={text.address} value={data.deposit_address} text={text} />
        {data.memo !== null && (
          <Field label={text.memo} value={data.memo} warning={text.memoWarning} text={text} />
        )}
      </dl>
      <Summary rows={[{ label: text.network, value: currency.network }, ...received, ...price, order]} />
    </>
  );
}
