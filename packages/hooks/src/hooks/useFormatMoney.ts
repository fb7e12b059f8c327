'use client';
import { type FormatMoneyOptions, formatMoney, formatMoneyToParts, type Money } from '@coffer/adapter';
import { useMemo } from 'react';
import { useWalletLocale } from './useWalletLocale.ts';

/** Options of `formatMoney`. `locale` and `currencyDisplay` default to the provider's. */
export type UseFormatMoneyOptions = Omit<FormatMoneyOptions, 'locale'> & { locale?: string };

export type UseFormatMoneyReturnType = {
  /** Formats an amount, such as `$1,234.50`. */
  format: (money: Money, options?: UseFormatMoneyOptions) => string;
  /** Formats an amount as parts, so that the currency or the decimals can be styled. */
  formatToParts: (money: Money, options?: UseFormatMoneyOptions) => Intl.NumberFormatPart[];
  /** Formats an amount for screen readers, which misread signs and symbols: `minus 150 US dollars`. */
  words: (money: Money) => string;
};

/**
 * Formats money in the provider's language, exact to the last digit. The functions throw a `WalletError` if the
 * amount is not a safe integer or the currency is unknown.
 */
export function useFormatMoney(): UseFormatMoneyReturnType {
  const { locale, currencyDisplay } = useWalletLocale();
  return useMemo(() => {
    const defaults = { locale, currencyDisplay };
    return {
      format: (money, options) => formatMoney(money, { ...defaults, ...options }),
      formatToParts: (money, options) => formatMoneyToParts(money, { ...defaults, ...options }),
      words: (money) => moneyInWords(money, locale),
    };
  }, [locale, currencyDisplay]);
}

/** Word for a minus sign, by language. Languages that write words apart have a space after it. */
const minusWords: Readonly<Record<string, string>> = {
  ar: 'سالب ',
  de: 'minus ',
  en: 'minus ',
  es: 'menos ',
  fr: 'moins ',
  he: 'מינוס ',
  hi: 'माइनस ',
  ja: 'マイナス',
  pt: 'menos ',
  zh: '负',
};

/**
 * Returns an amount as it is read aloud. Screen readers skip a hyphen, which would make a debit sound like a credit, so
 * the sign is a word. A language that is not listed gets the minus sign (U+2212), which most screen readers read.
 */
function moneyInWords(money: Money, locale: string): string {
  const options = { locale, currencyDisplay: 'name', trimZeroMinorUnits: true } as const;
  if (money.amount >= 0) return formatMoney(money, options);
  const [language = ''] = locale.split('-');
  const minus = minusWords[language.toLowerCase()] ?? '−';
  return minus + formatMoney({ ...money, amount: -money.amount }, options);
}
