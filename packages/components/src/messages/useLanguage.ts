'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { loadLanguage } from './loadLanguage.ts';
import type { Messages } from './Messages.ts';

type LoadedTexts = { locale: string; texts: Partial<Messages> };

/** The kit's texts in one language, as far as they have been asked for. */
export type LoadedLanguage = {
  texts: Partial<Messages>;
  /** Loads a part, `topUp`, unless it is there or on its way. */
  request: (part: string) => void;
};

const english: Partial<Messages> = {};

/** The kit's texts in the language of `locale`, part by part as they are shown; English until then. */
export function useLanguage(locale: string): LoadedLanguage {
  const [loaded, setLoaded] = useState<LoadedTexts>({ locale, texts: english });
  const asked = useRef({ locale, parts: new Set<string>() });
  const request = useCallback(
    (part: string) => {
      if (asked.current.locale !== locale) asked.current = { locale, parts: new Set() };
      const { parts } = asked.current;
      if (parts.has(part)) return;
      parts.add(part);
      loadPart(locale, part).then(
        (texts) =>
          texts &&
          asked.current.parts === parts &&
          setLoaded((now) => ({
            locale,
            texts: { ...(now.locale === locale ? now.texts : null), ...texts },
          })),
        // A language that does not load stays English: the widget works all the same.
        () => {},
      );
    },
    [locale],
  );
  useEffect(() => request('base'), [request]);
  return { texts: loaded.locale === locale ? loaded.texts : english, request };
}

async function loadPart(locale: string, part: string): Promise<Partial<Messages> | undefined> {
  const language = await loadLanguage(locale);
  return part === 'base' ? language?.base : language?.parts[part]?.();
}
