/** How long a delay is, in milliseconds. */
import { duration } from '../time/clock.ts';
import type { Delay } from './grammar.ts';

/** The 95th percentile of the standard normal distribution. */
const z95 = 1.6449;

/** The longest that Node waits at one go, some 24 days; asked for longer, it would not wait at all. */
export const longestWait = 2 ** 31 - 1;

const length = (text: string): number => duration(text) ?? 0;

/** `fraction` draws from 0 (included) to 1 (excluded). */
export function lengthOf(delay: Delay | undefined, fraction: () => number): number {
  if (delay === undefined) return 0;
  if (typeof delay === 'string') return length(delay);
  if ('from' in delay) {
    const [from, to] = [length(delay.from), length(delay.to)];
    return Math.round(from + (to - from) * fraction());
  }
  const median = Math.max(length(delay.median), 1);
  const sigma = Math.log(Math.max(length(delay.p95), median) / median) / z95;
  // Box and Muller's normal deviate; 1 - x keeps the logarithm's argument above 0.
  const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
  return Math.round(median * Math.exp(sigma * normal));
}
