'use client';
import type { Grant } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { Money } from '../Money/Money.tsx';
import { expiringEnglish } from '../messages/english/expiring.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

type ExpiringFundsItemProps = {
  grant: Grant & { expiresAt: string };
  daysLeft: number;
  warningDays: number;
  className: string | undefined;
};

/** The rest of one credit, and when it goes. */
export function ExpiringFundsItem({ grant, daysLeft, warningDays, className }: ExpiringFundsItemProps) {
  const isSoon = daysLeft <= warningDays;
  const say = useSay(expiringEnglish);
  const { date, dateTime } = useFormatDate();
  const { remaining, expiresAt } = grant;
  return (
    <li {...slot('expiring-funds-item', className)} data-state={isSoon ? 'soon' : 'later'}>
      <span {...slot('expiring-funds-when')}>
        <time {...slot('expiring-funds-date')} dateTime={expiresAt} title={dateTime(expiresAt)}>
          {date(expiresAt)}
        </time>
        <span {...slot('expiring-funds-days', 'coffer-chip')} data-tone={isSoon ? 'warning' : undefined}>
          {say('expiring.inDays', { count: daysLeft })}
        </span>
      </span>
      <span {...slot('expiring-funds-amount')}>
        <Money value={remaining} />
      </span>
    </li>
  );
}
