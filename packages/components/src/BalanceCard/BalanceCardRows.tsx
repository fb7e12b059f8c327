'use client';
import type { Money as MoneyValue, WalletBalance } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { Skeleton } from '../internal/Skeleton.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';

type BalanceCardRowsProps = { balance: WalletBalance | undefined; classNames: ClassNames<'row' | 'rows'> };

/** The amounts behind the available balance. While they load, the rows are shown as skeletons, so that nothing moves. */
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

/** Negates pending charges, since they will leave the balance. Subtracts from zero, because −0 is shown with its sign. */
function negative(money: MoneyValue): MoneyValue {
  return { ...money, amount: 0 - money.amount };
}
