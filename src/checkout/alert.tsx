import type { ComponentChildren } from 'preact';
import { Warning } from './icons.tsx';

/** What went wrong and can be tried again; read out as soon as the page is there. */
export const Alert = ({ children }: { children: ComponentChildren }) => (
  <div class="alert" role="alert">
    <Warning />
    <p>{children}</p>
  </div>
);
