/** What the coin page has that no other page has. */
import { copyStyles } from '../../../checkout/copy.tsx';

export const styles = `
.coin-title { display: flex; align-items: start; justify-content: space-between; gap: 1rem; }
.language { flex: none; font-size: 0.875rem; padding-block: 0.25rem; }
.qr { inline-size: min(13rem, 70vw); block-size: auto; justify-self: center; border-radius: 0.625rem; border: 1px solid var(--line); }
.fields { display: grid; gap: 0.875rem; }
.fields > div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.125rem 0.75rem; align-items: center; }
.fields dt { grid-column: 1 / -1; color: var(--quiet); font-size: 0.875rem; }
.fields dd { min-inline-size: 0; }
.fields code { font: 500 0.9375rem/1.45 ui-monospace, "SF Mono", "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
.fields .large code { font-size: 1.1875rem; font-weight: 650; }
.fields p {
  grid-column: 1 / -1; padding: 0.375rem 0.625rem; border-radius: 0.375rem;
  background: var(--bad-tint); color: var(--bad); font-size: 0.875rem; font-weight: 500;
}
${copyStyles}.state { display: grid; gap: 0.625rem; padding: 0.875rem 1rem; border-radius: 0.625rem; background: var(--tint); font-weight: 600; }
.state div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; }
.state time { font-variant-numeric: tabular-nums; }
.state small { color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
progress { inline-size: 100%; block-size: 0.5rem; accent-color: var(--accent); }
`;
