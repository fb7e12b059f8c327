'use client';
import { useEffect, useState } from 'react';
import { loadMessages } from './loadMessages.ts';
import type { Messages } from './Messages.ts';

const english: Partial<Messages> = {};

/** The kit's texts in the language of `locale`, once they have been loaded; English until then. */
export function useLanguage(locale: string): Partial<Messages> {
  const [loaded, setLoaded] = useState<{ locale: string; messages: Partial<Messages> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // A language that does not load stays English: the widget works all the same.
    loadMessages(locale).then(
      (messages) => isCurrent && messages && setLoaded({ locale, messages }),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  return loaded?.locale === locale ? loaded.messages : english;
}
