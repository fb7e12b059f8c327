'use client';
import { createContext } from 'react';
import type { Messages } from '../messages/Messages.ts';

/** What `WalletTheme` gives to the components below it; null where there is none. */
export const ThemeContext = createContext<{ messages: Partial<Messages> } | null>(null);
