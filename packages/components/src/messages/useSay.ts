'use client';
import { useContext, useMemo } from 'react';
import { ThemeContext } from '../WalletTheme/ThemeContext.ts';
import { commonEnglish } from './english/common.ts';
import type { Message, MessageKey, Messages, Say } from './Messages.ts';

/**
 * Says the kit's texts in the language of the theme. A component brings its own English texts along,
 * so that a page loads only those that it can show.
 */
export function useSay(english: Partial<Messages> = commonEnglish): Say {
  const messages = useContext(ThemeContext)?.messages;
  return useMemo(() => {
    const all: Partial<Messages> = { ...commonEnglish, ...english, ...messages };
    return (key: MessageKey, parameters: Readonly<Record<string, string | number>> = {}) =>
      textOf(all[key] ?? key, String(all.language), parameters).replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(parameters[name] ?? whole),
      );
  }, [english, messages]);
}

function textOf(message: Message, language: string, { count }: Readonly<Record<string, string | number>>) {
  if (typeof message === 'string') return message;
  return message[new Intl.PluralRules(language).select(Number(count))] ?? message.other;
}
