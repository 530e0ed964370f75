/** The document that all hosted pages share. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { styles } from './styles.ts';

export interface Shell {
  title: string;
  language?: string;
  direction?: 'ltr' | 'rtl';
  children?: ComponentChildren;
}

/** A whole HTML document. Everything in it is escaped by the renderer. */
export const document = ({ title, language = 'en', direction = 'ltr', children }: Shell): string =>
  `<!doctype html>${renderToString(
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <p class="sandbox">Paystub sandbox: no money moves here</p>
        <main>{children}</main>
      </body>
    </html>,
  )}`;
