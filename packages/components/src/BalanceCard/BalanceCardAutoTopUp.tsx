'use client';
import type { AutoTopUpStatus, WalletBalance } from '@coffer/adapter';
import { useAutoTopUp } from '@coffer/hooks';
import type { Tone } from '../internal/Notice.tsx';
import { slot } from '../internal/slot.ts';
import { insightTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

const tones: Record<AutoTopUpStatus, Tone> = {
  active: 'positive',
  waiting: 'neutral',
  limitReached: 'warning',
  paused: 'danger',
  requiresAction: 'warning',
  off: 'warning',
};

/** Chip with the state of auto top-up. Shows nothing if auto top-up was never on or the customer turned it off. */
export function BalanceCardAutoTopUp({ balance }: { balance: WalletBalance }) {
  const t = useTranslate(insightTexts);
  const { data } = useAutoTopUp({ walletId: balance.walletId });
  // A rule that the customer turned off is no news. One that lost its payment method has `paused` set.
  if (!data || balance.status !== 'active' || (data.status === 'off' && !data.paused)) return null;
  return (
    <span
      {...slot('balance-card-chip', 'coffer-chip')}
      data-tone={tones[data.status]}
      data-state={data.status}
    >
      {t(`insight.autoTopUp.${data.status}`)}
    </span>
  );
}
