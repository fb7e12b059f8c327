'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { loadMessages } from './loadMessages.ts';
import type { Messages } from './Messages.ts';

const english: Partial<Messages> = {};
const retryMs = 5000;

/** Texts of a locale, shared by all components of the page, and the components that wait for them. */
type Language = { texts: Partial<Messages> | null; waiting: Set<() => void> };

const languages = new Map<string, Language>();

/**
 * Returns the kit's texts in the language of a locale, and English until they are loaded and while React hydrates. The
 * first component loads them for all.
 */
export function useLanguage(locale: string): Partial<Messages> {
  const subscribe = useCallback((onLoad: () => void) => waitForLanguage(locale, onLoad), [locale]);
  return useSyncExternalStore(
    subscribe,
    () => languages.get(locale)?.texts ?? english,
    () => english,
  );
}

/**
 * Calls back when the texts of a locale are loaded. After a failure it tries again every five seconds and when the
 * browser comes online, as long as a component waits.
 */
function waitForLanguage(locale: string, onLoad: () => void): () => void {
  const language = languages.get(locale) ?? startLanguage(locale);
  language.waiting.add(onLoad);
  return () => {
    language.waiting.delete(onLoad);
    // Without a component that waits, the next one starts again.
    if (language.waiting.size === 0 && language.texts === null) languages.delete(locale);
  };
}

function startLanguage(locale: string): Language {
  const language: Language = { texts: null, waiting: new Set() };
  languages.set(locale, language);
  void loadLanguage(locale, language);
  return language;
}

async function loadLanguage(locale: string, language: Language): Promise<void> {
  for (let failures = 0; language.texts === null; failures++) {
    try {
      language.texts = (await loadMessages(locale)) ?? english;
    } catch (error) {
      // biome-ignore lint/suspicious/noConsole: a host must be able to see why the widgets stay in English.
      if (failures === 0) console.warn('Coffer could not load a language and will try again.', error);
      await pauseOrOnline();
      if (language.waiting.size === 0) return;
    }
  }
  for (const onLoad of language.waiting) onLoad();
}

function pauseOrOnline(): Promise<void> {
  return new Promise((resolve) => {
    function end() {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    }
    const timer = setTimeout(end, retryMs);
    window.addEventListener('online', end);
  });
}
