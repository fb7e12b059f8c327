import type { Messages } from './Messages.ts';

const languages: Record<string, () => Promise<Messages>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
};

/**
 * The kit's texts in the language of a locale, `de-AT` as `de`; null where the kit has none, and for
 * English, which is built in. Give them to `WalletTheme` to render them at once, as on a server.
 */
export async function loadMessages(locale: string): Promise<Messages | null> {
  const [language = ''] = locale.toLowerCase().split('-');
  return (await languages[language]?.()) ?? null;
}
