'use client';
import type { WalletBalance } from '@coffer/adapter';
import { useId } from 'react';
import { slot } from '../internal/slot.ts';

type BalanceCardBarProps = { balance: WalletBalance | undefined; className: string | undefined };

/**
 * Bar with the available (filled) and the pending (hatched) share of the balance. It is hidden from screen readers, because
 * the rows below give the same amounts. It is drawn by attributes, because a strict content security policy blocks
 * inline styles.
 */
export function BalanceCardBar({ balance, className }: BalanceCardBarProps) {
  const hatch = useId();
  const total = balance?.balance.amount ?? 0;
  const pending = share(balance?.pendingCharges.amount ?? 0, total);
  const available = share(balance?.availableBalance.amount ?? 0, total);
  return (
    <svg {...slot('balance-card-bar', 'coffer-balance-card-bar', className)} aria-hidden="true">
      <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6" strokeWidth="2.6" />
      </pattern>
      <rect
        {...slot('balance-card-bar-available', 'coffer-balance-card-bar-available')}
        width={`${available}%`}
        height="8"
      />
      <rect
        {...slot('balance-card-bar-pending')}
        x={`${available}%`}
        width={`${pending}%`}
        height="8"
        fill={`url(#${hatch})`}
      />
    </svg>
  );
}

function share(amount: number, total: number): number {
  return total > 0 ? Math.max(0, (100 * amount) / total) : 0;
}
