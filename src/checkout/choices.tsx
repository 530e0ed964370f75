import type { ComponentChildren } from 'preact';

export interface Choice {
  value: string;
  label: ComponentChildren;
  /** What sets this one apart, in a few words: its charge. */
  detail?: ComponentChildren;
}

export interface ChoicesOf {
  legend: string;
  /** The form's field. */
  name: string;
  options: readonly Choice[];
  /** The value that is chosen at first; the first option's, unless it is one of them. */
  chosen?: string | undefined;
}

/** One of several, as radio buttons. One list a form. */
export function Choices({ legend, name, options, chosen }: ChoicesOf) {
  const at = Math.max(
    0,
    options.findIndex(({ value }) => value === chosen),
  );
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {options.map(({ value, label, detail }, index) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={index === at} required />
          <span class="choice">
            <span dir="auto">{label}</span>
            {detail && <small>{detail}</small>}
          </span>
        </label>
      ))}
      <style dangerouslySetInnerHTML={{ __html: options.map((_, index) => shows(index + 1)).join('\n') }} />
    </fieldset>
  );
}

/** What follows from the choice, one for each option in their order: CSS shows the one that fits, without a script. */
export const ByChoice = ({ values }: { values: readonly ComponentChildren[] }) => (
  <span class="by-choice" aria-live="polite">
    {values.map((value, index) => (
      <span key={index}>{value}</span>
    ))}
  </span>
);

const shows = (place: number): string =>
  `form:has(.choices label:nth-of-type(${place}) :checked) .by-choice > :nth-child(${place}) { display: inline; }`;
