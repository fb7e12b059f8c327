'use client';
import { useWalletLocale } from '@coffer/hooks';
import { createContext, useContext } from 'react';
import type { Messages } from '../locales/Messages.ts';

/** Theme that `WalletTheme` provides to the components below it. */
export type Theme = { messages: Partial<Messages> };

/** Null outside of a `WalletTheme`. */
export const ThemeContext = createContext<Theme | null>(null);

/** Returns the attributes that make a component a theme root. Inside a `WalletTheme` it returns none. */
export function useRootAttributes(): { 'data-coffer'?: ''; dir?: 'ltr' | 'rtl'; lang?: string } {
  const theme = useContext(ThemeContext);
  const { direction, locale } = useWalletLocale();
  return theme ? {} : { 'data-coffer': '', dir: direction, lang: locale };
}
