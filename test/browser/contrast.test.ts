/** Every hue that a provider may choose is readable: WCAG 2.2 AA, measured on the colours the browser makes of it. */
import t from 'tap';
import { document } from '../../src/checkout/shell.tsx';
import { openBrowser, skip } from './chromium.ts';

const words = 4.5;
const edges = 3;

/** What stands on what, and the contrast it needs. */
const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['card', 'page', 'tint'].flatMap((back) => [
    ['ink', back, words] as const,
    ['quiet', back, words] as const,
    ['accent', back, words] as const,
  ]),
  ['on-accent', 'accent', words],
  ['on-accent', 'accent-strong', words],
  ['bad', 'bad-tint', words],
  ['sandbox-ink', 'sandbox', words],
  ['good', 'card', edges],
  ['bad', 'card', edges],
  ['edge', 'card', edges],
  ['edge', 'page', edges],
  ['sandbox-edge', 'page', edges],
];

/** Runs in the page: the least contrast of each pair over all hues, as `[contrast, hue]`. */
const measure = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const linear = (byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (name) => {
    document.body.style.color = 'var(--' + name + ')';
    context.fillStyle = getComputedStyle(document.body).color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  return ${JSON.stringify(pairs)}.map(([front, back]) => {
    let least = [21, 0];
    for (let hue = 0; hue < 360; hue += 5) {
      document.documentElement.style.setProperty('--hue', hue);
      const [lighter, darker] = [luminance(front), luminance(back)].sort((a, b) => b - a);
      const contrast = (lighter + 0.05) / (darker + 0.05);
      if (contrast < least[0]) least = [contrast, hue];
    }
    return least;
  });
})()`;

for (const colorScheme of ['light', 'dark'] as const) {
  t.test(`every hue has enough contrast in the ${colorScheme} scheme`, { skip }, async (t) => {
    const page = await (await openBrowser(t, { colorScheme })).newPage();
    await page.setContent(document({ title: 'Colours', brand: 'Any' }));
    const measured = (await page.evaluate(measure)) as [number, number][];
    for (const [index, [front, back, least]] of pairs.entries()) {
      const [contrast = 0, hue] = measured[index] ?? [];
      t.ok(contrast >= least, `${front} on ${back}: ${contrast.toFixed(2)} at hue ${hue}, at least ${least}`);
    }
  });
}
