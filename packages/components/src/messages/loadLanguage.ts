import type { Language } from './Messages.ts';

const languages: Record<string, () => Promise<Language>> = {
  ar: async () => (await import('./ar/language.ts')).language,
  de: async () => (await import('./de/language.ts')).language,
  es: async () => (await import('./es/language.ts')).language,
  fr: async () => (await import('./fr/language.ts')).language,
  he: async () => (await import('./he/language.ts')).language,
  hi: async () => (await import('./hi/language.ts')).language,
  ja: async () => (await import('./ja/language.ts')).language,
  pseudo: async () => (await import('./pseudo/language.ts')).language,
  pt: async () => (await import('./pt-BR/language.ts')).language,
  zh: async () => (await import('./zh-CN/language.ts')).language,
};

/** The language of a locale, with the texts that every widget needs; undefined for English and where the kit has none. */
export async function loadLanguage(locale: string): Promise<Language | undefined> {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  // `en-XA`, the pseudo-locale by which one finds texts that are not translated, or that have no room to grow.
  if (region === 'XA') return languages.pseudo?.();
  // Traditional Chinese is another language to its readers.
  if (script === 'Hant') return undefined;
  return languages[language]?.();
}
