'use client';
import { useCallback } from 'react';
import { useLazyImport } from '../internal/useLazyImport.ts';
import { loadMessages } from './loadMessages.ts';
import type { Messages } from './Messages.ts';

const english: Partial<Messages> = {};

/** Returns the kit's texts in the language of a locale, and English until they are loaded. */
export function useLanguage(locale: string): Partial<Messages> {
  const load = useCallback(() => loadMessages(locale), [locale]);
  return useLazyImport(load, true).value ?? english;
}
