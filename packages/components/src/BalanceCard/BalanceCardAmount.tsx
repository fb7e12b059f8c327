'use client';
import type { WalletBalance } from '@coffer/adapter';
import { Money } from '../Money/Money.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { slot } from '../parts/slot.ts';
import type { BalanceCardClassNames } from './BalanceCardPart.ts';

type BalanceCardAmountProps = { balance: WalletBalance | undefined; classNames: BalanceCardClassNames };

/** The hero: what can be spent now. */
export function BalanceCardAmount({ balance, classNames }: BalanceCardAmountProps) {
  return (
    <span {...slot('balance-card-amount', classNames.amount)}>
      {balance ? (
        <Money value={balance.availableBalance} variant="hero" />
      ) : (
        <Skeleton slotName="balance-card-skeleton" characters={7} />
      )}
    </span>
  );
}
