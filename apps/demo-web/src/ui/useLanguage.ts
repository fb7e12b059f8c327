import { languageTags } from '@coffer/components';
import { usePreferences } from './usePreferences.ts';

/** The kit's languages, each with its name in that language. */
export const languages: readonly { tag: string; name: string }[] = languageTags.map((tag) => ({
  tag,
  name: ownName(tag),
}));

/** Returns the language that someone chose in the panel, or else the browser's. */
export function useLanguage(): string {
  return usePreferences(({ language }) => language) ?? navigator.language;
}

function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
