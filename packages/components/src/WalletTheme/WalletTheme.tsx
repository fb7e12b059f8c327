'use client';
import { useWalletHost, useWalletLocale } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type CSSProperties, forwardRef, useMemo } from 'react';
import { slot } from '../internal/slot.ts';
import type { Messages } from '../locales/Messages.ts';
import { useLanguage } from '../locales/useLanguage.ts';
import { ThemeContext } from './ThemeContext.ts';

export type WalletThemeProps = ComponentPropsWithoutRef<'div'> & {
  /**
   * `auto` is as the reader's system has it: for hosts that follow it as well.
   * @default what `data-coffer-scheme` says on an element above, as on `<html>`, else 'light'
   */
  scheme?: 'light' | 'dark' | 'auto' | undefined;
  /**
   * Any CSS colour, for the primary button, selection, focus and the bar. Text on it is derived.
   * @default the token `accent`
   */
  accent?: string | undefined;
  /**
   * Corner of a card, a CSS length; controls follow in proportion.
   * @default '12px'
   */
  radius?: string | undefined;
  /**
   * How much air there is.
   * @default 'comfortable'
   */
  density?: 'comfortable' | 'compact' | undefined;
  /**
   * Texts in place of the kit's own: a whole language, or single ones. They go before the provider's.
   * @default the provider's `messages`, else the language of the provider's locale, loaded when it is one of the kit's, else English
   */
  messages?: Partial<Messages> | undefined;
};

/**
 * Gives the components below it their tokens, texts and direction. It draws nothing and takes no place
 * in the layout. A component without one around it uses the default tokens and English.
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
