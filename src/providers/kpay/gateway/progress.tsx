/** How far an open payment is: the time that is left, or the blocks that have come. */
import type { Shown } from './checkout.tsx';
import { isCovered } from './lifecycle.ts';
import { inDigits } from './words.ts';

export function Progress({ payment, now, text }: Shown) {
  const { confirmations, required_confirmations, received_amount, expires_at } = payment.data;
  if (isCovered(payment)) {
    const counted = text.confirmations(inDigits(text, confirmations), inDigits(text, required_confirmations));
    return (
      <div class="state" role="status">
        <span>{confirmations === 0 ? text.seen : counted}</span>
        <progress max={required_confirmations} value={confirmations} aria-label={counted} />
      </div>
    );
  }
  const seconds = Math.max(0, Math.ceil((expires_at - now) / 1000));
  return (
    <div class="state">
      <span role="status">{received_amount === null ? text.waiting : text.short}</span>
      <div>
        <small>{text.timeLeft}</small>
        <time role="timer" data-seconds={seconds} data-digits={text.digits} dir="ltr">
          {inDigits(text, clock(seconds))}
        </time>
      </div>
    </div>
  );
}

/** `59:30`, or `1:59:30` from an hour on. */
function clock(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}:${rest}`;
}
