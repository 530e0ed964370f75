/** What the card page does by itself where scripts run: copying, counting down, following the payment. */
import { copyScript } from '../../../checkout/copy.tsx';

/** Milliseconds between two looks at the payment's status. */
const interval = 3000;

/**
 * `data-watch` is the address of the payment's status: once that is not pending any more, or the time is over, the page
 * is loaded anew and shows the end.
 */
export const script = `
const timer = document.querySelector('[data-seconds]');
const watched = document.querySelector('[data-watch]');
const start = document.timeline.currentTime;
const tick = () => {
  const left = Math.max(0, Math.ceil(timer.dataset.seconds - (document.timeline.currentTime - start) / 1000));
  const text = [Math.floor(left / 60), left % 60].map((n) => String(n).padStart(2, '0')).join(':');
  timer.textContent = text.replace(/\\d/g, (digit) => [...timer.dataset.digits][digit]);
  if (left === 0) location.reload();
  else setTimeout(tick, 250);
};
if (timer) tick();
const watch = async () => {
  try {
    const { status } = await (await fetch(watched.dataset.watch)).json();
    if (status && status !== 'pending') return location.reload();
  } catch {}
  setTimeout(watch, ${interval});
};
if (watched) setTimeout(watch, ${interval});
${copyScript}`;
