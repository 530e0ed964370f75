import type { ComponentChildren } from 'preact';
import { Check, Door, Warning } from './icons.tsx';

export interface EndStateOf {
  tone: 'good' | 'bad' | 'neutral';
  title: string;
  children?: ComponentChildren;
}

const icons = { good: Check, bad: Warning, neutral: Door };

/** A page on which nothing is left to do but to go on. */
export function EndState({ tone, title, children }: EndStateOf) {
  const Icon = icons[tone];
  return (
    <section class={`card end ${tone}`}>
      <Icon />
      <h1>{title}</h1>
      {children}
    </section>
  );
}
