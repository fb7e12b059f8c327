'use client';
import type { CSSProperties } from 'react';
import { createContext } from 'react';
import type { Messages } from '../locales/Messages.ts';

/** Attributes that give an element the tokens and the direction of a theme. */
export type ThemeAttributes = {
  dir?: string | undefined;
  lang?: string | undefined;
  'data-coffer-scheme'?: string | undefined;
  'data-coffer-density'?: string | undefined;
  /** Tokens as custom properties. */
  style?: CSSProperties | undefined;
};

/** Theme that `WalletTheme` provides to the components below it. */
export type Theme = { messages: Partial<Messages>; attributes: ThemeAttributes };

/** Null outside of a `WalletTheme`. */
export const ThemeContext = createContext<Theme | null>(null);
