/** PayU's last step: the browser itself carries the outcome to the shop, as a form. */
import { PrimaryButton } from '../../checkout/button.tsx';
import { EndState } from '../../checkout/end-state.tsx';
import type { Resource } from '../../core/store/resources.ts';
import { page } from './checkout.tsx';
import type { Transaction } from './records.ts';
import { payuOutcome } from './wire.ts';

/** Sends itself where scripts run, else on a press. `handed`: what the page was opened with, its addresses included. */
export function handBack(payment: Resource<Transaction>, handed: Readonly<Record<string, string>>): string {
  const { surl = '', furl = '', ...said } = handed;
  const paid = payment.state === 'SUCCESS';
  const fields = Object.entries(payuOutcome(payment, said));
  return page(
    'Back to the shop',
    <form id="back" method="post" action={paid ? surl : furl}>
      <EndState tone={paid ? 'good' : 'bad'} title={paid ? 'Payment successful' : 'Payment failed'}>
        <p>You are on your way back to the shop.</p>
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PrimaryButton>Back to the shop</PrimaryButton>
      </EndState>
      <script dangerouslySetInnerHTML={{ __html: "document.getElementById('back').submit();" }} />
    </form>,
  );
}
