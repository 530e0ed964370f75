/** The 3-D Secure step, as a page of the bank's. */
import { Fields, TextField } from '../../../checkout/field.tsx';
import { Frame, Order, page, type Shown, textOf } from './frame.tsx';

export function secure(shown: Shown): string {
  const text = textOf(shown);
  const { session_id, entered } = shown.payment.data;
  return page(
    shown,
    text.secureTitle,
    <Frame
      shown={shown}
      title={text.secureTitle}
      lead={text.secureText(entered?.number ?? '')}
      action={`/payment/card/secure?session_id=${session_id}`}
      submit={text.confirm}
      events={['pay', 'fail', 'error', 'cancel', 'expire']}
      hint={`Any code is right: confirming leads to ${entered?.verdict}. FAILED is a payer who fails this step.`}
    >
      <Order shown={shown} />
      <Fields>
        <TextField label={text.code} name="code" autocomplete="one-time-code" length={8} numeric wide />
      </Fields>
    </Frame>,
  );
}
