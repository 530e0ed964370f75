/** What the card page has that no other page has. */
import { copyStyles } from '../../../checkout/copy.tsx';

export const styles = `
.titled { display: flex; align-items: start; justify-content: space-between; gap: 1rem; }
.language { flex: none; font-size: 0.875rem; padding-block: 0.25rem; }
.state {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; padding: 0.75rem 1rem;
  border-radius: 0.625rem; background: var(--tint); font-weight: 600;
}
.state time { font-variant-numeric: tabular-nums; }
.bank-card { display: grid; gap: 1rem; margin: 0; padding: 1.125rem; border: 1px solid var(--accent); border-radius: 0.875rem; background: var(--tint); }
.bank-card > div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 0.75rem; align-items: center; }
.bank-card dt { color: var(--quiet); font-size: 0.875rem; }
.bank-card dd { grid-column: 1 / -1; grid-row: 2; min-inline-size: 0; font-weight: 500; }
.bank-card .number { display: inline-flex; flex-wrap: wrap; gap: 0 0.5em; font-size: clamp(1.125rem, 5.6vw, 1.5rem); font-weight: 650; }
.bank-card bdi { font-variant-numeric: tabular-nums; }
.bank-card .pair { grid-template-columns: repeat(auto-fit, minmax(min(7rem, 100%), 1fr)); align-items: start; }
${copyStyles}.actions { display: grid; gap: 0.5rem; }
.quiet-button {
  min-block-size: 2.75rem; padding: 0.375rem 1rem; border: 1px solid transparent; border-radius: 0.625rem; background: transparent;
  color: var(--quiet); font: inherit; font-weight: 600; cursor: pointer;
}
.quiet-button:hover { border-color: var(--edge); }
.other { margin-block-start: 1rem; text-align: center; color: var(--quiet); }
`;
