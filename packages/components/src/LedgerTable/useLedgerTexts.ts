'use client';
import { useFormatDate, useWalletLocale } from '@coffer/hooks';
import { useMemo } from 'react';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import type { Say } from '../messages/Messages.ts';
import { useSay } from '../messages/useSay.ts';

/** What writes the rows' texts: made once for all of them. */
export type LedgerTexts = {
  say: Say;
  /** `Nov 21`, with the year where it is not this one. */
  day: (instant: string) => string;
  /** `Nov 21, 2025, 12:04 PM` */
  dateTime: (instant: string) => string;
};

export function useLedgerTexts(): LedgerTexts {
  const say = useSay(ledgerEnglish);
  const { format, dateTime } = useFormatDate();
  const { now } = useWalletLocale();
  const year = format(now(), { year: 'numeric' });
  return useMemo(() => {
    const day = (instant: string) => {
      const isThisYear = format(instant, { year: 'numeric' }) === year;
      return format(instant, { month: 'short', day: '2-digit', ...(isThisYear ? {} : { year: 'numeric' }) });
    };
    return { say, day, dateTime };
  }, [say, format, dateTime, year]);
}
