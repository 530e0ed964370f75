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
