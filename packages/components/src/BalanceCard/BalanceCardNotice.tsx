'use client';
import { useFormatMoney } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import type { BalanceView } from './useBalanceView.ts';

type BalanceCardNoticeProps = { view: BalanceView; className: string | undefined };

/** Notice about the wallet: frozen, closed, in debt, missing or not loaded. */
export function BalanceCardNotice({ view, className }: BalanceCardNoticeProps) {
  const t = useTranslate(balanceTexts);
  const { format } = useFormatMoney();
  const { state, balance, error, retry } = view;
  const part = { slotName: 'balance-card-notice', className };
  if (balance) {
    if (balance.status !== 'active') {
      return (
        <p {...slot('balance-card-notice', 'coffer-balance-card-notice', 'coffer-label', className)}>
          {t(`balance.${balance.status}Explanation`)}
        </p>
      );
    }
    if (balance.balance.amount >= 0) return null;
    const amount = normalizeMoneyText(format(balance.balance, { signDisplay: 'never' }));
    return <Notice {...part} tone="danger" title={t('balance.owed', { amount })} />;
  }
  if (state === 'empty') {
    return (
      <Notice {...part} tone="neutral" title={t('common.noWallet')}>
        {t('common.noWalletExplanation')}
      </Notice>
    );
  }
  if (state !== 'error') return null;
  return <FailureNotice {...part} title={t('balance.failed')} error={error} onRetry={retry} />;
}
