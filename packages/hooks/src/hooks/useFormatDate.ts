'use client';
import { useMemo } from 'react';
import { useWalletLocale } from './useWalletLocale.ts';

export type UseFormatDateReturnType = {
  /** Formats a date, such as `Nov 22, 2025`. */
  date: (value: string | Date) => string;
  /** Formats a time of day, such as `1:20 PM`. */
  time: (value: string | Date) => string;
  /** Formats both, such as `Nov 22, 2025, 1:20 PM`. */
  dateTime: (value: string | Date) => string;
  /** Formats with your own options. */
  format: (value: string | Date, options: Intl.DateTimeFormatOptions) => string;
};

/** Formats points in time (RFC 3339 strings or `Date`) in the provider's language and time zone. */
export function useFormatDate(): UseFormatDateReturnType {
  const { locale, timeZone } = useWalletLocale();
  return useMemo(() => {
    const format = (value: string | Date, options: Intl.DateTimeFormatOptions) =>
      cachedFormat(locale, { timeZone, ...options }).format(new Date(value));
    return {
      date: (value) => format(value, { dateStyle: 'medium' }),
      time: (value) => format(value, { timeStyle: 'short' }),
      dateTime: (value) => format(value, { dateStyle: 'medium', timeStyle: 'short' }),
      format,
    };
  }, [locale, timeZone]);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A page needs only a few formatters. The limit keeps a server that renders every locale from growing. */
const formatsMax = 200;

/** Creates each formatter once, because creating one takes about a hundred times as long as using it. */
function cachedFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    if (formats.size >= formatsMax) formats.clear();
    formats.set(key, format);
  }
  return format;
}
