/** What the card page does by itself where scripts run: copying, counting down, following the payment. */

/** Milliseconds between two looks at the payment's status. */
const interval = 3000;

/**
 * `data-watch` is the address of the payment's status: once that is not pending any more, or the time is over, the page
 * is loaded anew and shows the end. The clipboard of browsers is for safe origins only, so there is a second way.
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
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.select();
    document.execCommand('copy');
    area.remove();
  }
};
document.addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-copy]');
  if (!button || button.dataset.label) return;
  await copied(button.dataset.copy);
  button.dataset.label = button.textContent;
  button.textContent = button.dataset.done;
  button.focus();
  setTimeout(() => { button.textContent = button.dataset.label; delete button.dataset.label; }, 1500);
});
`;
