'use client';
import { useFormatDate, useWalletLocale } from '@coffer/hooks';
import { useMemo } from 'react';
import { ledgerTexts } from '../locales/en.ts';
import type { Translate } from '../locales/Messages.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** Formatters of the rows' texts, created once for all rows. */
export type LedgerTexts = {
  t: Translate;
  /** Formats a day, such as `Nov 21`, with the year if it is not the current one. */
  day: (instant: string) => string;
  /** Formats a date with its time, such as `Nov 21, 2025, 12:04 PM`. */
  dateTime: (instant: string) => string;
};

/** Returns the formatters of the rows' texts. */
export function useLedgerTexts(): LedgerTexts {
  const t = useTranslate(ledgerTexts);
  const { format, dateTime } = useFormatDate();
  const { now } = useWalletLocale();
  const year = format(now(), { year: 'numeric' });
  return useMemo(() => {
    const day = (instant: string) => {
      const isThisYear = format(instant, { year: 'numeric' }) === year;
      return format(instant, { month: 'short', day: '2-digit', ...(isThisYear ? {} : { year: 'numeric' }) });
    };
    return { t, day, dateTime };
  }, [t, format, dateTime, year]);
}
