/** What the buyer's wallet needs, each with a button that copies it. */
import { written } from './amounts.ts';
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
    <button
      type="button"
      class="copy"
      data-copy={value}
      data-done={text.copied}
      aria-label={`${text.copy}: ${label}`}
    >
      {text.copy}
    </button>
    {warning && <p>{warning}</p>}
  </div>
);

const Plain = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </div>
);

export function Fields({ payment, currency, text }: Shown) {
  const { data } = payment;
  const unit = currency.symbol;
  const received = data.received_amount === null ? undefined : `${data.received_amount} ${unit}`;
  if (isCovered(payment)) {
    return (
      <dl class="fields">
        <Plain label={text.received} value={received ?? ''} />
        <Field label={text.transaction} value={data.tx_hash ?? ''} text={text} />
        <Plain label={text.order} value={data.order_id} />
      </dl>
    );
  }
  return (
    <dl class="fields">
      <Field
        label={received === undefined ? text.amount : text.rest}
        value={written(restOf(payment), data)}
        unit={unit}
        large
        text={text}
      />
      <Field label={text.address} value={data.deposit_address} text={text} />
      {data.memo !== null && (
        <Field label={text.memo} value={data.memo} warning={text.memoWarning} text={text} />
      )}
      <Plain label={text.network} value={currency.network} />
      {received !== undefined && <Plain label={text.received} value={received} />}
      {data.amount_usd !== null && <Plain label={text.price} value={`${data.amount_usd} USD`} />}
      <Plain label={text.order} value={data.order_id} />
    </dl>
  );
}
