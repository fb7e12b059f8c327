'use client';
import type { WalletBalance } from '@coffer/adapter';
import { useForecast, useWalletLocale } from '@coffer/hooks';
import { insightTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** Forecast of the days that the balance lasts. Shows nothing for a wallet that is closing, closed or empty. */
export function BalanceCardForecast({ balance }: { balance: WalletBalance }) {
  const t = useTranslate(insightTexts);
  const { locale } = useWalletLocale();
  const { data } = useForecast({ walletId: balance.walletId });
  if (!data || balance.status === 'closing' || balance.status === 'closed') return null;
  if (!data.daysLeft) return t('insight.daysLeftUnknown');
  if (balance.availableBalance.amount <= 0) return null;
  const { min, max } = data.daysLeft;
  if (max < 1) return t('insight.daysLeftFew');
  if (min > 365) return t('insight.daysLeftMany');
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const days = Math.floor(min) === Math.floor(max) ? format.format(max) : format.formatRange(min, max);
  return t('insight.daysLeft', { days, count: max });
}
