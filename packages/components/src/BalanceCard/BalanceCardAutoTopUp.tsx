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

/** Whether the wallet refills itself, or why it has ceased to. Nothing where it never did. */
export function BalanceCardAutoTopUp({ balance }: { balance: WalletBalance }) {
  const t = useTranslate(insightTexts);
  const { data } = useAutoTopUp({ walletId: balance.walletId });
  // Switched off by hand is no news; by the removal of its card it is.
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
