'use client';
import { useMemo } from 'react';
import { dateFormat } from './dateFormat.ts';
import { useWalletLocale } from './useWalletLocale.ts';

export type UseFormatDateReturnType = {
  /** `Nov 22, 2025` */
  date: (value: string | Date) => string;
  /** `1:20 PM` */
  time: (value: string | Date) => string;
  /** `Nov 22, 2025, 1:20 PM` */
  dateTime: (value: string | Date) => string;
  /** Any other way. */
  format: (value: string | Date, options: Intl.DateTimeFormatOptions) => string;
};

/** Writes instants (RFC 3339 or `Date`) in the provider's language and time zone. */
export function useFormatDate(): UseFormatDateReturnType {
  const { locale, timeZone } = useWalletLocale();
  return useMemo(() => {
    const format = (value: string | Date, options: Intl.DateTimeFormatOptions) =>
      dateFormat(locale, { timeZone, ...options }).format(new Date(value));
    return {
      date: (value) => format(value, { dateStyle: 'medium' }),
      time: (value) => format(value, { timeStyle: 'short' }),
      dateTime: (value) => format(value, { dateStyle: 'medium', timeStyle: 'short' }),
      format,
    };
  }, [locale, timeZone]);
}
