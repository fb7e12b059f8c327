'use client';
import type { Grant } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { expiringTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';

export type ExpiringGrant = Grant & { expiresAt: string };

type ExpiringFundsItemProps = {
  grant: ExpiringGrant;
  daysLeft: number;
  isSoon: boolean;
  className: string | undefined;
};

/** Remaining amount of one grant with the date of its expiry. */
export function ExpiringFundsItem({ grant, daysLeft, isSoon, className }: ExpiringFundsItemProps) {
  const t = useTranslate(expiringTexts);
  const { date, dateTime } = useFormatDate();
  return (
    <li
      {...slot('expiring-funds-item', 'coffer-expiring-funds-item', className)}
      data-state={isSoon ? 'soon' : 'later'}
    >
      <span {...slot('expiring-funds-when', 'coffer-row')}>
        <time {...slot('expiring-funds-date')} dateTime={grant.expiresAt} title={dateTime(grant.expiresAt)}>
          {date(grant.expiresAt)}
        </time>
        <span {...slot('expiring-funds-days', 'coffer-chip')} data-tone={isSoon ? 'warning' : undefined}>
          {t('expiring.inDays', { count: daysLeft })}
        </span>
      </span>
      <span {...slot('expiring-funds-amount')}>
        <Money value={grant.remaining} />
      </span>
    </li>
  );
}
