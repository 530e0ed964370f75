import type { ComponentChildren } from 'preact';

/** Sends the form it stands in: the page's one main action. */
export const PrimaryButton = ({ children }: { children: ComponentChildren }) => (
  <button type="submit" class="button">
    {children}
  </button>
);

/** Looks the same and leads to another page. `href` must be known to be http(s). */
export const PrimaryLink = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="button" href={href}>
    {children}
  </a>
);

/** The page's other way: sends the form as it stands, filled in or not, with this field. */
export const QuietButton = ({
  name,
  value,
  children,
}: {
  name: string;
  value: string;
  children: ComponentChildren;
}) => (
  <button type="submit" class="button quiet" name={name} value={value} formNoValidate>
    {children}
  </button>
);
