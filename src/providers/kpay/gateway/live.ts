/** What the coin page does by itself where scripts run: copying, counting down, following the payment. */
import { copyScript } from '../../../checkout/copy.tsx';

/** Milliseconds between two looks at the payment's status. */
const interval = 3000;

/**
 * `main` carries `data-watch` (the address of the payment's status) and `data-seen` (what the page shows of it). When the
 * status says something else, the page is fetched anew and its `main` takes the place of the old one.
 */
export const script = `
const clock = (seconds, digits) => {
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const text = (hours ? hours + ':' : '') + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
  return text.replace(/\\d/g, (digit) => [...digits][digit]);
};
const shown = () => document.querySelector('[data-watch]');
const elapsed = () => document.timeline.currentTime;
let start = elapsed();
setInterval(() => {
  const timer = document.querySelector('[data-seconds]');
  if (!timer) return;
  const left = Math.max(0, Math.round(timer.dataset.seconds - (elapsed() - start) / 1000));
  timer.textContent = clock(left, timer.dataset.digits);
}, 1000);
${copyScript}const watch = async () => {
  const page = shown();
  if (!page) return;
  try {
    const status = await (await fetch(page.dataset.watch)).json();
    const seen = [status.status, status.received_amount, status.confirmations].join();
    if (status.status && seen !== page.dataset.seen) {
      const html = await (await fetch(location.href)).text();
      const fresh = new DOMParser().parseFromString(html, 'text/html');
      // What is for browsers without scripts would come to life here: a refresh of its own.
      for (const one of fresh.querySelectorAll('noscript')) one.remove();
      document.querySelector('main').replaceWith(fresh.querySelector('main'));
      document.title = fresh.title;
      start = elapsed();
    }
  } catch {}
  setTimeout(watch, ${interval});
};
setTimeout(watch, ${interval});
`;
