'use client';
import { useWalletHost, useWalletLocale } from '@coffer/hooks';
import { useContext, useEffect, useMemo } from 'react';
import { ThemeContext } from '../WalletTheme/ThemeContext.ts';
import { commonEnglish } from './english/common.ts';
import type { Message, MessageKey, Messages, Say } from './Messages.ts';

/**
 * Says the kit's texts in the language of the theme. A component brings its own English texts along, so that
 * a page loads only those that it can show; their first word, `topUp`, is the part of a language that is
 * loaded for them.
 */
export function useSay(english: Partial<Messages> = commonEnglish): Say {
  const theme = useContext(ThemeContext);
  const host = useWalletHost().messages;
  const messages: Partial<Messages> | undefined = theme ? theme.messages : host;
  const request = theme?.request;
  const { locale } = useWalletLocale();
  const [part = ''] = Object.keys(english)[0]?.split('.') ?? [];
  useEffect(() => request?.(part), [request, part]);
  return useMemo(() => {
    const all: Partial<Messages> = { ...commonEnglish, ...english, ...messages };
    // Made when first needed, and once: they take longer to make than a widget takes to be drawn.
    let plural: Intl.PluralRules | undefined;
    let number: Intl.NumberFormat | undefined;
    return (key: MessageKey, parameters: Readonly<Record<string, string | number>> = {}) => {
      let text: Message = all[key] ?? key;
      if (typeof text !== 'string') {
        plural ??= new Intl.PluralRules(String(all.language));
        text = text[plural.select(Number(parameters.count))] ?? text.other;
      }
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = parameters[name] ?? whole;
        if (typeof value === 'string') return value;
        // In the figures of the region, as the amounts and dates beside it are.
        number ??= new Intl.NumberFormat(locale);
        return number.format(value);
      });
    };
  }, [english, messages, locale]);
}
