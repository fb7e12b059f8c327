'use client';
import { useWalletHost, useWalletLocale } from '@coffer/hooks';
import { useContext, useEffect, useMemo } from 'react';
import { ThemeContext } from '../WalletTheme/ThemeContext.ts';
import { commonEnglish } from './english/common.ts';
import type { Message, MessageKey, Messages, Say } from './Messages.ts';
import { perLocale } from './perLocale.ts';

const pluralRules = perLocale((language) => new Intl.PluralRules(language));
const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale));

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
    return (key: MessageKey, parameters: Readonly<Record<string, string | number>> = {}) =>
      textOf(all[key] ?? key, String(all.language), parameters).replace(
        /\{(\w+)\}/g,
        (whole, name: string) => {
          const value = parameters[name] ?? whole;
          // In the figures of the region, as the amounts and dates beside it are.
          return typeof value === 'number' ? numberFormat(locale).format(value) : value;
        },
      );
  }, [english, messages, locale]);
}

function textOf(message: Message, language: string, { count }: Readonly<Record<string, string | number>>) {
  if (typeof message === 'string') return message;
  return message[pluralRules(language).select(Number(count))] ?? message.other;
}
