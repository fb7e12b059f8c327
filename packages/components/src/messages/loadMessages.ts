import { loadLanguage } from './loadLanguage.ts';
import type { Messages } from './Messages.ts';

/**
 * All of the kit's texts in the language of a locale, `de-AT` as `de`; null where the kit has none, and for
 * English, which is built in. Give them to `WalletTheme` to render them at once, as on a server.
 */
export async function loadMessages(locale: string): Promise<Partial<Messages> | null> {
  const language = await loadLanguage(locale);
  if (!language) return null;
  const parts = await Promise.all(Object.values(language.parts).map((load) => load()));
  return Object.assign({}, language.base, ...parts);
}
