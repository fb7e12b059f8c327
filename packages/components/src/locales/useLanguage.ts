'use client';
import { useEffect, useState } from 'react';
import { loadMessages } from './loadMessages.ts';
import type { Messages } from './Messages.ts';

const english: Partial<Messages> = {};
const retryMs = 5000;

/**
 * Returns the kit's texts in the language of a locale, and English until they are loaded. When loading fails, it is
 * tried again after five seconds and when the browser comes online.
 */
export function useLanguage(locale: string): Partial<Messages> {
  const [loaded, setLoaded] = useState<{ locale: string; messages: Partial<Messages> | null }>();
  const [attempt, setAttempt] = useState(0);
  const isLoaded = loaded?.locale === locale;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again.
  useEffect(() => {
    if (isLoaded) return;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const retry = () => setAttempt((count) => count + 1);
    loadMessages(locale).then(
      (messages) => isCurrent && setLoaded({ locale, messages }),
      () => {
        if (!isCurrent) return;
        timer = setTimeout(retry, retryMs);
        window.addEventListener('online', retry, { once: true });
      },
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [locale, isLoaded, attempt]);
  return (isLoaded && loaded.messages) || english;
}
