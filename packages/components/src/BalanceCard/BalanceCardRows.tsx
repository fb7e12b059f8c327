'use client';
import type { Money as MoneyValue, WalletBalance } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import type { BalanceCardClassNames } from './BalanceCardPart.ts';

type BalanceCardRowsProps = { balance: WalletBalance | undefined; classNames: BalanceCardClassNames };

/** What the available balance is made of. The same rows while loading, so that nothing moves. */
export function BalanceCardRows({ balance, classNames }: BalanceCardRowsProps) {
  const t = useTranslate(balanceTexts);
  const { format } = useFormatDate();
  const expiry = balance?.nextExpiry;
  const date = expiry && format(expiry.expiresAt, { month: 'short', day: 'numeric' });
  const isPromotionalExpiry = expiry && expiry.amount.amount === balance?.promotionalBalance.amount;
  const rows: { label: string; value: MoneyValue | undefined }[] = [
    { label: t('balance.total'), value: balance?.balance },
    { label: t('balance.pending'), value: balance && negative(balance.pendingCharges) },
    {
      label:
        date && isPromotionalExpiry ? t('balance.promotionalExpires', { date }) : t('balance.promotional'),
      value: balance?.promotionalBalance,
    },
  ];
  if (date && !isPromotionalExpiry)
    rows.push({ label: t('balance.expires', { date }), value: expiry.amount });
  return (
    <dl {...slot('balance-card-rows', 'coffer-balance-card-rows', 'coffer-facts', classNames.rows)}>
      {rows.map(({ label, value }) => (
        <div key={label} {...slot('balance-card-row', classNames.row)}>
          <dt {...slot('balance-card-row-label')}>{label}</dt>
          <dd {...slot('balance-card-row-value')}>
            {value ? <Money value={value} /> : <Skeleton slotName="balance-card-skeleton" characters={6} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Pending charges will leave the balance, and read so. Taken from zero, since −0 would show its sign. */
function negative(money: MoneyValue): MoneyValue {
  return { ...money, amount: 0 - money.amount };
}
