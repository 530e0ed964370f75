/** The one-tap page of the wallets. */
import type { Method } from '../records.ts';
import { Frame, Order, page, type Shown, textOf } from './frame.tsx';

export function wallet(shown: Shown & { wallet: Method }): string {
  const text = textOf(shown);
  const title = text.wallet(text.methods[shown.wallet]);
  return page(
    shown,
    title,
    <Frame
      shown={shown}
      title={title}
      lead={text.walletText}
      action={`/payment/wallet?session_id=${shown.payment.data.session_id}`}
      submit={title}
      events={['pay', 'approve', 'fail', 'error', 'void', 'cancel', 'expire']}
      hint="One tap pays."
    >
      <Order shown={shown} />
    </Frame>,
  );
}
