'use client';
import { useWalletHost, useWalletLocale } from '@coffer/hooks';
import { useContext, useMemo } from 'react';
import { ThemeContext } from '../WalletTheme/ThemeContext.ts';
import { commonTexts } from './en.ts';
import type { Message, MessageKey, Messages, Translate } from './Messages.ts';
import { isPseudoLocale, pseudoText } from './pseudo.ts';
import { useLanguage } from './useLanguage.ts';

/**
 * Returns a function that translates keys into the language of the locale, with the theme's or the provider's own texts. A component passes its own English texts,
 * so that a page bundles only the texts that it can show.
 */
export function useTranslate(english: Partial<Messages> = commonTexts): Translate {
  const theme = useContext(ThemeContext);
  const host = useWalletHost().messages;
  const { locale } = useWalletLocale();
  const language = useLanguage(locale);
  return useMemo(() => {
    const own: Partial<Messages> = theme ? theme.messages : { ...language, ...host };
    const all: Partial<Messages> = { ...commonTexts, ...english, ...own };
    // Created when first needed: creating them takes longer than rendering a widget.
    let plural: Intl.PluralRules | undefined;
    let number: Intl.NumberFormat | undefined;
    return (key: MessageKey, parameters: Readonly<Record<string, string | number>> = {}) => {
      let text: Message = all[key] ?? key;
      if (typeof text !== 'string') {
        plural ??= new Intl.PluralRules(String(all.language));
        text = text[plural.select(Number(parameters.count))] ?? text.other;
      }
      if (isPseudoLocale(locale)) text = pseudoText(text);
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = parameters[name] ?? whole;
        if (typeof value === 'string') return value;
        // Uses the digits of the region, like the amounts and dates beside it.
        number ??= new Intl.NumberFormat(locale);
        return number.format(value);
      });
    };
  }, [english, theme, language, host, locale]);
}
