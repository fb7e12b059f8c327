'use client';
import { createContext } from 'react';
import type { Messages } from '../messages/Messages.ts';

/** What `WalletTheme` gives to the components below it. */
export type Theme = {
  messages: Partial<Messages>;
  /** Loads a part of the language that is about to be shown. */
  request?: (part: string) => void;
};

/** Null where there is no `WalletTheme`. */
export const ThemeContext = createContext<Theme | null>(null);
