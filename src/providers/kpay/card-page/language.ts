/** Which of its two languages a page of KPAY speaks. */

export type Language = 'fa' | 'en';

const isLanguage = (text: string): text is Language => text === 'fa' || text === 'en';

/** The one that is asked for, else what the browser likes best (RFC 9110, Accept-Language), else Persian (assumed). */
export function languageOf(asked: string | undefined, accepted = ''): Language {
  const wishes = accepted.split(',').map((wish) => {
    const [name = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return { name: name.split('-')[0] ?? '', quality: Number(quality) || 0 };
  });
  const liked = wishes
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ name }) => name);
  return [asked ?? '', ...liked].find(isLanguage) ?? 'fa';
}
