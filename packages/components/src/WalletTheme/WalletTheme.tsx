'use client';
import { useWalletHost, useWalletLocale } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type CSSProperties, forwardRef, useMemo } from 'react';
import { slot } from '../internal/slot.ts';
import type { Messages } from '../locales/Messages.ts';
import { useLanguage } from '../locales/useLanguage.ts';
import { ThemeContext } from './ThemeContext.ts';
import { InsideRoot } from './useWidgetRoot.ts';

export type WalletThemeProps = ComponentPropsWithoutRef<'div'> & {
  /**
   * Colour scheme. `auto` follows the system. `page` is dark inside an element with the class `dark` or with
   * `data-theme="dark"`, as Tailwind, shadcn/ui, next-themes and daisyUI set them, or with the attribute of Bootstrap,
   * Mantine or MUI.
   * @default the value of `data-coffer-scheme` on an element above, such as `<html>`, else 'light'
   */
  scheme?: 'light' | 'dark' | 'auto' | 'page' | undefined;
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
 * Without it, a component uses the default tokens and the language of the provider's `locale`.
 */
export const WalletTheme = forwardRef<HTMLDivElement, WalletThemeProps>(function WalletTheme(props, ref) {
  const { scheme, accent, radius, density = 'comfortable', messages, ...rest } = props;
  const { className, style, children, ...attributes } = rest;
  const { locale, direction } = useWalletLocale();
  const host = useWalletHost().messages;
  const language = useLanguage(locale);
  const { dir = direction, lang = locale } = attributes;
  const texts = useMemo(() => ({ ...language, ...host, ...messages }), [language, host, messages]);
  const theme = useMemo(() => {
    const tokens = customProperties({ '--coffer-accent': accent, '--coffer-radius': radius, ...style });
    const scope = { 'data-coffer-scheme': scheme, 'data-coffer-density': density };
    return { messages: texts, attributes: { dir, lang, ...scope, style: tokens } };
  }, [texts, dir, lang, scheme, density, accent, radius, style]);
  return (
    <div
      {...attributes}
      {...slot('wallet-theme', 'coffer-wallet-theme', className)}
      {...theme.attributes}
      ref={ref}
      data-coffer=""
      style={{ ...theme.attributes.style, ...style }}
    >
      <ThemeContext.Provider value={theme}>
        <InsideRoot value={true}>{children}</InsideRoot>
      </ThemeContext.Provider>
    </div>
  );
});

/** Keeps the custom properties of a style that have a value. */
function customProperties(style: Record<string, unknown>): CSSProperties {
  const given = Object.entries(style).filter(([name, value]) => name.startsWith('--') && value !== undefined);
  return Object.fromEntries(given);
}
