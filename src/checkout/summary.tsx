import type { ComponentChildren } from 'preact';

export interface SummaryRow {
  label: string;
  value: ComponentChildren;
  /** Set apart and large: what it comes to. */
  total?: boolean;
}

/** Label and value, line by line. */
export const Summary = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="summary">
    {rows.map(({ label, value, total }) => (
      <div key={label} class={total ? 'total' : undefined}>
        <dt>{label}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);
