import type { Language } from './words.ts';

const isLanguage = (text: string): text is Language => text === 'fa' || text === 'en';

/** The page's language: the one that is asked for, else the browser's first that there is, else Persian (assumed). */
export function languageOf(asked: string | undefined, accepted = ''): Language {
  const wishes = accepted.split(',').map((wish) => {
    const [name = '', quality = 'q=1'] = wish.trim().split(/\s*;\s*/);
    return {
      name: name.split('-')[0]?.toLowerCase() ?? '',
      quality: Number(quality.replace(/^q=/, '')) || 0,
    };
  });
  const names = wishes.sort((one, other) => other.quality - one.quality).map(({ name }) => name);
  return [asked ?? '', ...names].find(isLanguage) ?? 'fa';
}
