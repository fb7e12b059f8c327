import type { Messages } from './Messages.ts';

/** Languages besides English, by the tag that names their file and their package entry. */
export const languages: Readonly<Record<string, () => Promise<Partial<Messages>>>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  he: async () => (await import('./he.ts')).he,
  hi: async () => (await import('./hi.ts')).hi,
  ja: async () => (await import('./ja.ts')).ja,
  'pt-BR': async () => (await import('./pt-BR.ts')).ptBR,
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
};

/** Tags of the kit's languages, for a language menu: English first, then the others, such as `pt-BR`. */
export const languageTags: readonly string[] = ['en', ...Object.keys(languages)];

/**
 * Loads the kit's texts in the language of a locale, `de-AT` as `de`. Returns null for English, which is built in,
 * and for a language that the kit does not have. Pass the texts to `WalletTheme` to render them on a server.
 */
export async function loadMessages(locale: string): Promise<Partial<Messages> | null> {
  const { language, script } = new Intl.Locale(locale).maximize();
  // Readers of Traditional Chinese need a translation of their own.
  if (script === 'Hant') return null;
  const tag = Object.keys(languages).find((name) => new Intl.Locale(name).language === language);
  return (tag && (await languages[tag]?.())) || null;
}
