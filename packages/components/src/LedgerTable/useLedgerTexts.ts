'use client';
import { useFormatDate, useWalletLocale } from '@coffer/hooks';
import { useMemo } from 'react';
import { ledgerTexts } from '../locales/en.ts';
import type { Translate } from '../locales/Messages.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** What writes the rows' texts: made once for all of them. */
export type LedgerTexts = {
  t: Translate;
  /** `Nov 21`, with the year where it is not this one. */
  day: (instant: string) => string;
  /** `Nov 21, 2025, 12:04 PM` */
  dateTime: (instant: string) => string;
};

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
