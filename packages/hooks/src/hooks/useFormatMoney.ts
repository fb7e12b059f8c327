'use client';
import { type FormatMoneyOptions, formatMoney, formatMoneyToParts, type Money } from '@coffer/adapter';
import { useMemo } from 'react';
import { moneyInWords } from './moneyInWords.ts';
import { useWalletLocale } from './useWalletLocale.ts';

/** As `formatMoney` takes them; language and currency's name are the provider's unless given. */
export type UseFormatMoneyOptions = Omit<FormatMoneyOptions, 'locale'> & { locale?: string };

export type UseFormatMoneyReturnType = {
  /** `$1,234.50` */
  format: (money: Money, options?: UseFormatMoneyOptions) => string;
  /** As `format`, in pieces, to style them apart. */
  formatToParts: (money: Money, options?: UseFormatMoneyOptions) => Intl.NumberFormatPart[];
  /** For screen readers, which misread signs and symbols: `minus 150 US dollars`. */
  words: (money: Money) => string;
};

/** Writes money in the provider's language, exact to the last digit. The functions throw on what is no money. */
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
