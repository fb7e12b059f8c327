'use client';
import type { Money as MoneyValue, WalletBalance } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { Money } from '../Money/Money.tsx';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useSay } from '../messages/useSay.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import { slot } from '../parts/slot.ts';
import type { BalanceCardClassNames } from './BalanceCardPart.ts';

type BalanceCardRowsProps = { balance: WalletBalance | undefined; classNames: BalanceCardClassNames };

/** What the available balance is made of. The same rows while loading, so that nothing moves. */
export function BalanceCardRows({ balance, classNames }: BalanceCardRowsProps) {
  const say = useSay(balanceEnglish);
  const { format } = useFormatDate();
  const expiry = balance?.nextExpiry;
  const date = expiry && format(expiry.expiresAt, { month: 'short', day: 'numeric' });
  const isPromotionalExpiry = expiry && expiry.amount.amount === balance?.promotionalBalance.amount;
  const rows: { label: string; value: MoneyValue | undefined }[] = [
    { label: say('balance.total'), value: balance?.balance },
    { label: say('balance.pending'), value: balance && negative(balance.pendingCharges) },
    {
      label:
        date && isPromotionalExpiry
          ? say('balance.promotionalExpires', { date })
          : say('balance.promotional'),
      value: balance?.promotionalBalance,
    },
  ];
  if (date && !isPromotionalExpiry)
    rows.push({ label: say('balance.expires', { date }), value: expiry.amount });
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
