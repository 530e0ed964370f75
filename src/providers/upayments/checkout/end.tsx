/** A payment that is over: what became of it, and the way back to the shop. */
import { Amount } from '../../../checkout/amount.tsx';
import { PrimaryLink } from '../../../checkout/button.tsx';
import { EndState, type EndStateOf } from '../../../checkout/end-state.tsx';
import { Summary } from '../../../checkout/summary.tsx';
import { redirectUrl } from '../wire.ts';
import { page, type Shown, textOf } from './frame.tsx';
import type { Words } from './words.ts';

function endOf({ payment: { state, data } }: Shown, text: Words): [EndStateOf['tone'], string, string] {
  if (state === 'done') return ['good', text.paid, text.paidText];
  if (state === 'failed') return ['bad', text.failed, text.failedText];
  const isLate = (data.transaction_date ?? 0) >= data.expires_at;
  return ['neutral', isLate ? text.expired : text.canceled, text.canceledText];
}

export function end(shown: Shown): string {
  const text = textOf(shown);
  const { payment, merchant } = shown;
  const { requested_order_id, track_id, amount, currency, result } = payment.data;
  const [tone, title, explanation] = endOf(shown, text);
  return page(
    shown,
    title,
    <EndState tone={tone} title={title}>
      <p>{explanation}</p>
      <Summary
        rows={[
          { label: text.merchant, value: merchant.name },
          { label: text.order, value: requested_order_id },
          { label: text.reference, value: track_id },
          { label: text.result, value: result },
          { label: text.amount, value: <Amount value={amount} currency={currency} />, total: true },
        ]}
      />
      <PrimaryLink href={redirectUrl(payment)}>{text.back}</PrimaryLink>
    </EndState>,
  );
}
