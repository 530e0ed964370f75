/** What a page's handler answers: something to show, drawn after the commit, or somewhere else to go. */

export interface Page {
  readonly status: number;
  /** Draws the document; the renderer is loaded with the first page that is shown. */
  readonly html: () => Promise<string>;
}

export interface Redirect {
  readonly redirect: string;
}

export const show = (html: () => Promise<string>, status = 200): Page => ({ html, status });

export const redirect = (to: string): Redirect => ({ redirect: to });

export const isPage = (answer: unknown): answer is Page =>
  typeof (answer as Page | null)?.html === 'function';

export const isRedirect = (answer: unknown): answer is Redirect =>
  typeof (answer as Redirect | null)?.redirect === 'string';

/** Pages load nothing from anywhere; what they show is escaped, and this is the second lock. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
