import { usePreferences } from './usePreferences.ts';

/** The languages of the kit, by their own names. */
export const languages: readonly { tag: string; name: string }[] = [
  { tag: 'en-US', name: 'English' },
  { tag: 'ar', name: 'العربية' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'es', name: 'Español' },
  { tag: 'fr', name: 'Français' },
  { tag: 'he', name: 'עברית' },
  { tag: 'hi', name: 'हिन्दी' },
  { tag: 'ja', name: '日本語' },
  { tag: 'pt-BR', name: 'Português' },
  { tag: 'zh-CN', name: '中文' },
];

/** The page's language: the one that was chosen, else the browser's. */
export function useLanguage(): string {
  return usePreferences(({ language }) => language) ?? navigator.language;
}
