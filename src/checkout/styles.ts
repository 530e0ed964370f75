/** The look of all hosted pages. Lightness is fixed and only the hue is a provider's, so contrast holds for every one. */
const light = `
  --page: oklch(0.965 0.008 var(--hue));
  --card: oklch(1 0 0);
  --ink: oklch(0.25 0.025 var(--hue));
  --quiet: oklch(0.47 0.025 var(--hue));
  --line: oklch(0.89 0.012 var(--hue));
  --edge: oklch(0.6 0.03 var(--hue));
  --accent: oklch(0.47 0.12 var(--hue));
  --accent-strong: oklch(0.4 0.11 var(--hue));
  --on-accent: oklch(1 0 0);
  --tint: oklch(0.97 0.016 var(--hue));
  --sandbox: oklch(0.96 0.05 92);
  --sandbox-ink: oklch(0.38 0.075 75);
  --sandbox-edge: oklch(0.6 0.11 75);
  --good: oklch(0.5 0.12 155);
  --bad: oklch(0.48 0.17 27);
  --bad-tint: oklch(0.965 0.018 27);
  --shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 8px 28px rgb(0 0 0 / 6%);`;

const dark = `
  --page: oklch(0.19 0.014 var(--hue));
  --card: oklch(0.235 0.016 var(--hue));
  --ink: oklch(0.94 0.008 var(--hue));
  --quiet: oklch(0.76 0.018 var(--hue));
  --line: oklch(0.34 0.018 var(--hue));
  --edge: oklch(0.6 0.03 var(--hue));
  --accent: oklch(0.8 0.1 var(--hue));
  --accent-strong: oklch(0.87 0.08 var(--hue));
  --on-accent: oklch(0.2 0.03 var(--hue));
  --tint: oklch(0.28 0.03 var(--hue));
  --sandbox: oklch(0.28 0.04 85);
  --sandbox-ink: oklch(0.9 0.075 90);
  --sandbox-edge: oklch(0.66 0.1 82);
  --good: oklch(0.78 0.14 155);
  --bad: oklch(0.8 0.11 25);
  --bad-tint: oklch(0.28 0.05 25);
  --shadow: none;`;

const base = `
:root { color-scheme: light dark; --hue: 240; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 3rem; }
body {
  margin: 0; min-block-size: 100vh; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
  /* Merchants write what they like: no word of theirs may widen the page. */
  overflow-wrap: anywhere;
}
h1, h2, p, dl, dd, fieldset { margin: 0; }
h1, h2 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.375rem; font-weight: 650; }
h2, legend { font-size: 0.9375rem; font-weight: 600; }
svg { flex: none; inline-size: 1.25em; block-size: 1.25em; }
a { color: var(--accent); }
bdi { unicode-bidi: isolate; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const layout = `
.ribbon {
  position: sticky; inset-block-start: 0; z-index: 1;
  display: flex; align-items: center; justify-content: center; gap: 0.5rem; padding: 0.375rem 1rem;
  background: var(--sandbox); color: var(--sandbox-ink); border-block-end: 1px solid var(--sandbox-edge);
  font-size: 0.8125rem; font-weight: 600; text-align: center;
}
main { max-inline-size: 30rem; margin-inline: auto; padding: clamp(1rem, 4vw, 2.5rem) clamp(0.75rem, 4vw, 1.5rem) 3rem; }
main:has(.panel) { max-inline-size: 54rem; }
.brand { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; padding-inline: 0.25rem; margin-block-end: 1rem; }
.brand b { font-size: 1.125rem; letter-spacing: -0.01em; }
.badge {
  padding: 0.0625rem 0.5rem; border: 1px solid var(--edge); border-radius: 99rem;
  color: var(--quiet); font-size: 0.75rem; font-weight: 600;
}
.columns { display: grid; gap: 1.25rem; }
.columns > * { min-inline-size: 0; }
@media (min-width: 52rem) { .columns:has(.panel) { grid-template-columns: minmax(0, 1fr) 19rem; align-items: start; } }
.card {
  display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; padding: clamp(1rem, 4vw, 1.75rem);
  background: var(--card); border: 1px solid var(--line); border-radius: 0.875rem; box-shadow: var(--shadow);
}
.heading { display: grid; gap: 0.375rem; }
.heading p { color: var(--quiet); white-space: pre-line; }
`;

const parts = `
.amount { font-variant-numeric: tabular-nums; }
.summary { display: grid; gap: 0.5rem; }
.summary > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; }
.summary dt { color: var(--quiet); }
.summary dd { margin-inline-start: auto; text-align: end; min-inline-size: 0; }
.summary .total { align-items: baseline; padding-block-start: 0.75rem; margin-block-start: 0.25rem; border-block-start: 1px solid var(--line); }
.summary .total:first-child { padding-block-start: 0; margin-block-start: 0; border-block-start: 0; }
.summary .total dt { color: inherit; font-weight: 600; }
.summary .total dd { font-size: 1.375rem; font-weight: 650; }

.choices { min-inline-size: 0; padding: 0; border: 0; }
.choices legend { padding: 0; margin-block-end: 0.5rem; }
.choices label {
  display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.75rem; align-items: center;
  min-block-size: 3.25rem; padding: 0.625rem 0.875rem; border: 1px solid var(--edge); cursor: pointer;
}
.choices label + label { margin-block-start: -1px; }
.choices label:first-of-type { border-start-start-radius: 0.625rem; border-start-end-radius: 0.625rem; }
.choices label:last-of-type { border-end-start-radius: 0.625rem; border-end-end-radius: 0.625rem; }
.choices label:hover { background: var(--page); }
.choices label:has(:checked) { background: var(--tint); border-color: var(--accent); position: relative; }
.choices label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; position: relative; }
.choices input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent); outline: 0; }
.choice { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; }
.choice small { color: var(--quiet); font-size: 0.875rem; }
.by-choice > span { display: none; }

.button {
  display: inline-flex; align-items: center; justify-content: center; min-block-size: 3rem; padding: 0.625rem 1.5rem;
  border: 1px solid transparent; border-radius: 0.625rem; background: var(--accent); color: var(--on-accent);
  font: inherit; font-weight: 600; text-decoration: none; text-align: center; cursor: pointer;
}
.button:hover { background: var(--accent-strong); }

.button.quiet { background: transparent; color: var(--accent); border-color: var(--edge); }
.button.quiet:hover { background: var(--tint); }
.buttons { display: grid; gap: 0.75rem; }

.entries { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem 0.75rem; align-items: end; }
.entry { display: grid; gap: 0.375rem; }
.entry.wide { grid-column: 1 / -1; }
.entry > span { font-size: 0.9375rem; font-weight: 600; }
.entry input, .entry select {
  inline-size: 100%; min-block-size: 3rem; padding: 0.5rem 0.75rem; border: 1px solid var(--edge); border-radius: 0.625rem;
  background: var(--card); color: var(--ink); font: inherit; font-variant-numeric: tabular-nums;
}
.check { display: flex; gap: 0.625rem; align-items: center; cursor: pointer; }
.check input { inline-size: 1.125rem; block-size: 1.125rem; margin: 0; accent-color: var(--accent); }

.alert {
  display: flex; gap: 0.625rem; padding: 0.75rem 0.875rem; border: 1px solid var(--bad); border-radius: 0.625rem;
  background: var(--bad-tint); color: var(--bad); font-weight: 500;
}
.alert svg { margin-block-start: 0.125em; }

.panel {
  display: grid; gap: 1rem; padding: 1rem; border: 1.5px dashed var(--sandbox-edge); border-radius: 0.875rem;
  background: var(--sandbox); color: var(--sandbox-ink); font-size: 0.875rem;
}
.panel h2 { display: flex; align-items: center; gap: 0.5rem; }
.outcome { display: grid; gap: 0.375rem; }
.outcome button {
  min-block-size: 2.5rem; padding: 0.375rem 1rem; border: 1px solid currentcolor; border-radius: 0.5rem;
  background: transparent; color: inherit; font: inherit; font-weight: 600; cursor: pointer;
}
.outcome button:hover { background: var(--sandbox-ink); color: var(--sandbox); }
.panel :focus-visible { outline-color: var(--sandbox-ink); }

.end { justify-items: center; text-align: center; padding-block: clamp(1.75rem, 6vw, 2.75rem); }
.end > svg { inline-size: 3rem; block-size: 3rem; color: var(--quiet); }
.end.good > svg { color: var(--good); }
.end.bad > svg { color: var(--bad); }
.end > p { max-inline-size: 34ch; color: var(--quiet); text-wrap: balance; }
.end .summary { inline-size: 100%; padding-block: 1rem; border-block: 1px solid var(--line); }
.note {
  margin-block-start: 1rem; padding: 0.75rem 1rem; border: 1.5px dashed var(--sandbox-edge); border-radius: 0.875rem;
  background: var(--sandbox); color: var(--sandbox-ink); font-size: 0.875rem;
}
`;

export const styles = base + layout + parts;
