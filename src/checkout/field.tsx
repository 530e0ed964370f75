/** Fields that a payer fills in, each under its label. Numbers keep their direction on a right-to-left page. */
import type { ComponentChildren } from 'preact';

export const Fields = ({ children }: { children: ComponentChildren }) => (
  <div class="entries">{children}</div>
);

export interface TextField {
  label: string;
  name: string;
  /** What a browser may fill in by itself. */
  autocomplete?: string;
  /** The most characters that can be typed. */
  length?: number;
  /** Digits alone: phones show their number pad. */
  numeric?: boolean;
  /** Not shown while it is typed. */
  secret?: boolean;
  optional?: boolean;
  /** Takes as much of the line as the others leave; else half of it. */
  wide?: boolean;
}

export function TextField({ label, name, autocomplete = 'off', length, ...kind }: TextField) {
  const attributes = {
    id: `entry-${name}`,
    name,
    dir: kind.numeric ? ('ltr' as const) : ('auto' as const),
    autoComplete: autocomplete,
    maxLength: length,
    required: !kind.optional,
    ...(kind.numeric ? { inputMode: 'numeric' as const } : {}),
  };
  return (
    <label class={kind.wide ? 'entry wide' : 'entry'} for={attributes.id}>
      <span>{label}</span>
      {kind.secret ? <input type="password" {...attributes} /> : <input type="text" {...attributes} />}
    </label>
  );
}

export interface SelectField {
  label: string;
  name: string;
  /** Stands first and chooses nothing. */
  prompt: string;
  options: readonly { value: string; label: string }[];
  wide?: boolean;
}

export const SelectField = ({ label, name, prompt, options, wide }: SelectField) => (
  <label class={wide ? 'entry wide' : 'entry'}>
    <span>{label}</span>
    <select name={name} required>
      <option value="">{prompt}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);

/** One yes or no, with its words behind it. */
export const CheckField = ({ label, name }: { label: string; name: string }) => (
  <label class="check">
    <input type="checkbox" name={name} value="1" />
    <span>{label}</span>
  </label>
);
