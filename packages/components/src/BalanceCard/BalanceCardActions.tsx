'use client';
import type { WalletBalance } from '@coffer/adapter';
import { usePermission, useWalletSession } from '@coffer/hooks';
import type { ReactNode } from 'react';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { slot } from '../parts/slot.ts';

type BalanceCardActionsProps = {
  balance: WalletBalance | undefined;
  onAddFunds: (() => void) | undefined;
  onViewActivity: (() => void) | undefined;
  className: string | undefined;
  children: ReactNode;
};

/** What can be done from here. */
export function BalanceCardActions(props: BalanceCardActionsProps) {
  const { balance, onAddFunds, onViewActivity, className, children } = props;
  const say = useSay(balanceEnglish);
  const session = useWalletSession();
  // Until the session is known the place is kept, so that nothing moves for those who may.
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
          {say('balance.addFunds')}
        </Button>
      )}
      {onViewActivity && (
        <Button slotName="balance-card-view-activity" onClick={onViewActivity}>
          {say('balance.viewActivity')}
        </Button>
      )}
      {children}
    </div>
  );
}
