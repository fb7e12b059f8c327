import type { Language } from './Messages.ts';

const languages: Record<string, () => Promise<Language>> = {
  ar: async () => (await import('./ar/language.ts')).language,
  de: async () => (await import('./de/language.ts')).language,
};

/** The language of a locale, with the texts that every widget needs; undefined for English and where the kit has none. */
export async function loadLanguage(locale: string): Promise<Language | undefined> {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  // The pseudo-locale by which one finds texts that are not translated, or that have no room to grow.
  if (region === 'XA') return languages.pseudo?.();
  // Traditional Chinese is another language to its readers.
  if (script === 'Hant') return undefined;
  return languages[language]?.();
}
