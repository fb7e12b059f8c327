'use client';
import { useWalletHost, useWalletLocale } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type CSSProperties, forwardRef, useMemo } from 'react';
import { slot } from '../internal/slot.ts';
import type { Messages } from '../locales/Messages.ts';
import { useLanguage } from '../locales/useLanguage.ts';
import { ThemeContext } from './ThemeContext.ts';

export type WalletThemeProps = ComponentPropsWithoutRef<'div'> & {
  /**
   * Colour scheme. `auto` follows the system.
   * @default the value of `data-coffer-scheme` on an element above, such as `<html>`, else 'light'
   */
  scheme?: 'light' | 'dark' | 'auto' | undefined;
  /**
   * CSS colour of the primary button, selection, focus and the bar. The colour of text on it is derived.
   * @default the token `accent`
   */
  accent?: string | undefined;
  /**
   * Corner radius of a card as a CSS length. Controls use a proportional radius.
   * @default '12px'
   */
  radius?: string | undefined;
  /**
   * Spacing.
   * @default 'comfortable'
   */
  density?: 'comfortable' | 'compact' | undefined;
  /**
   * Texts that replace the kit's: a whole language or single texts. They override the provider's `messages`.
   * @default the provider's `messages`, else the kit's texts in the language of the provider's locale, else English
   */
  messages?: Partial<Messages> | undefined;
};

/**
 * Sets the tokens, texts and direction of the components inside it. It draws nothing and does not affect the layout.
 * Without it, a component uses the default tokens and English.
 */
export const WalletTheme = forwardRef<HTMLDivElement, WalletThemeProps>(function WalletTheme(props, ref) {
  const { scheme, accent, radius, density = 'comfortable', messages, ...rest } = props;
  const { className, style, children, ...attributes } = rest;
  const { locale, direction } = useWalletLocale();
  const host = useWalletHost().messages;
  const language = useLanguage(locale);
  const theme = useMemo(
    () => ({ messages: { ...language, ...host, ...messages } }),
    [language, host, messages],
  );
  return (
    <div
      dir={direction}
      lang={locale}
      {...attributes}
      {...slot('wallet-theme', 'coffer-wallet-theme', className)}
      ref={ref}
      data-coffer=""
      data-coffer-scheme={scheme}
      data-coffer-density={density}
      style={{ ...tokenStyle({ '--coffer-accent': accent, '--coffer-radius': radius }), ...style }}
    >
      <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>
    </div>
  );
});

function tokenStyle(tokens: Record<`--coffer-${string}`, string | undefined>): CSSProperties {
  const given = Object.entries(tokens).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
