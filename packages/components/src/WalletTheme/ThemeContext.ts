'use client';
import { createContext } from 'react';
import type { Messages } from '../locales/Messages.ts';

/** Theme that `WalletTheme` provides to the components below it. */
export type Theme = { messages: Partial<Messages> };

/** Null outside of a `WalletTheme`. */
export const ThemeContext = createContext<Theme | null>(null);
