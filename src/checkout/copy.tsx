/** A button that copies a value, for pages whose buyer has to carry it elsewhere. */

export interface CopyOf {
  /** What is copied, in the page's language. */
  label: string;
  value: string;
  words: { copy: string; copied: string };
}

export const Copy = ({ label, value, words }: CopyOf) => (
  <button
    type="button"
    class="copy"
    data-copy={value}
    data-done={words.copied}
    aria-label={`${words.copy}: ${label}`}
  >
    {words.copy}
  </button>
);

/** Belongs into the script of a page with such buttons. Browsers' clipboard is for safe origins only: hence a second way. */
export const copyScript = `
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

export const copyStyles = `
.copy {
  min-block-size: 2.25rem; min-inline-size: 4.5rem; padding: 0.25rem 0.75rem; border: 1px solid var(--edge); border-radius: 0.5rem;
  background: transparent; color: var(--accent); font: inherit; font-size: 0.875rem; font-weight: 600; cursor: pointer;
}
.copy:hover { border-color: currentcolor; }
/* Copying needs a script. */
@media (scripting: none) { .copy { display: none; } }
`;
