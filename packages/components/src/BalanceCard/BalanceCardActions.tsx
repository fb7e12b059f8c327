'use client';
import type { WalletBalance } from '@coffer/adapter';
import { usePermission, useWalletSession } from '@coffer/hooks';
import type { ReactNode } from 'react';
import { Button } from '../internal/Button.tsx';
import { slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type BalanceCardActionsProps = {
  balance: WalletBalance | undefined;
  onAddFunds: (() => void) | undefined;
  onViewActivity: (() => void) | undefined;
  className: string | undefined;
  children: ReactNode;
};

/** Buttons of the card. */
export function BalanceCardActions(props: BalanceCardActionsProps) {
  const { balance, onAddFunds, onViewActivity, className, children } = props;
  const t = useTranslate(balanceTexts);
  const session = useWalletSession();
  // While the session loads the button is shown disabled, so that nothing moves for those who may add funds.
  const isGranted = usePermission('topUp');
  const mayAddFunds = !session.data || (isGranted && session.data.capabilities.includes('topUp'));
  const hasAddFunds = onAddFunds && mayAddFunds;
  if (!hasAddFunds && !onViewActivity && !children) return null;
  return (
    <div {...slot('balance-card-actions', 'coffer-balance-card-actions', 'coffer-actions', className)}>
      {hasAddFunds && (
        <Button
          slotName="balance-card-add-funds"
          variant="primary"
          aria-disabled={balance?.status !== 'active' || !session.data}
          onClick={onAddFunds}
        >
          {t('balance.addFunds')}
        </Button>
      )}
      {onViewActivity && (
        <Button slotName="balance-card-view-activity" onClick={onViewActivity}>
          {t('balance.viewActivity')}
        </Button>
      )}
      {children}
    </div>
  );
}
