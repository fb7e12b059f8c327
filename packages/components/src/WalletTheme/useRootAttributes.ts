'use client';
import { useWalletLocale } from '@coffer/hooks';
import { useContext } from 'react';
import { ThemeContext } from './ThemeContext.ts';

/** What makes a component its own root where no `WalletTheme` is around it: the tokens and the direction. */
export function useRootAttributes(): { 'data-coffer'?: ''; dir?: 'ltr' | 'rtl'; lang?: string } {
  const theme = useContext(ThemeContext);
  const { direction, locale } = useWalletLocale();
  return theme ? {} : { 'data-coffer': '', dir: direction, lang: locale };
}
