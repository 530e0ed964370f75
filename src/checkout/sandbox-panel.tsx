import type { ComponentChildren } from 'preact';
import { Flask } from './icons.tsx';

export interface Outcome {
  /** What the form's field `outcome` says when this one is pressed. */
  value: string;
  label: string;
  /** What follows, in one line. */
  text: string;
}

/** The sandbox's own part of a page, set apart from what the provider shows. Stands inside the form that it sends, filled in or not. */
export const SandboxPanel = ({
  outcomes,
  children,
}: {
  outcomes: readonly Outcome[];
  children?: ComponentChildren;
}) => (
  <section class="panel" aria-labelledby="sandbox" lang="en" dir="ltr">
    <h2 id="sandbox">
      <Flask />
      Sandbox: choose the outcome
    </h2>
    {children}
    {outcomes.map(({ value, label, text }) => (
      <div key={value} class="outcome">
        <button
          type="submit"
          name="outcome"
          value={value}
          formNoValidate
          aria-describedby={`outcome-${value}`}
        >
          {label}
        </button>
        <p id={`outcome-${value}`}>{text}</p>
      </div>
    ))}
  </section>
);

/** A remark to whoever tests: what the sandbox knows and a buyer would not ask. */
export const SandboxNote = ({ children }: { children: ComponentChildren }) => (
  <p class="note" lang="en" dir="ltr">
    {children}
  </p>
);
