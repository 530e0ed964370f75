/** The document that all hosted pages share. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Flask } from './icons.tsx';
import { styles } from './styles.ts';

export interface Shell {
  title: string;
  /** Whose page this is, in plain text: no provider's logo is copied. */
  brand: string;
  /** A word beside the brand: the account's mode. */
  badge?: string | undefined;
  /** The brand's colour as an angle of the OKLCH wheel, in degrees. */
  hue?: number;
  language?: string;
  direction?: 'ltr' | 'rtl';
  children?: ComponentChildren;
}

/** A whole HTML document. Everything in it is escaped by the renderer. */
export const document = ({
  title,
  brand,
  badge,
  hue = 240,
  language = 'en',
  direction = 'ltr',
  children,
}: Shell): string =>
  `<!doctype html>${renderToString(
    <html lang={language} dir={direction} style={`--hue: ${hue}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${brand}`}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        {/* What the sandbox itself says is English on every page, whatever the provider speaks. */}
        <p class="ribbon" lang="en" dir="ltr">
          <Flask />
          Paystub sandbox: no money moves here
        </p>
        <main>
          <div class="brand">
            <b>{brand}</b>
            {badge && <span class="badge">{badge}</span>}
          </div>
          {children}
        </main>
      </body>
    </html>,
  )}`;
