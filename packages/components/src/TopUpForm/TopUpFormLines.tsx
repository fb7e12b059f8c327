'use client';
import type { Money as MoneyValue } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { Money } from '../Money/Money.tsx';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

/** The figures of a quote or of a top-up, as the server reckoned them. */
export type TopUpFigures = {
  amount: MoneyValue;
  bonus: MoneyValue;
  fee: MoneyValue;
  tax: MoneyValue;
  total: MoneyValue;
  balanceAfter: MoneyValue | null;
  bonusExpiresAt?: string | null;
};

type TopUpFormLinesProps = {
  lines: TopUpFigures;
  label: string;
  /** The money has been paid: the total says so. */
  isPaid?: boolean;
  className: string | undefined;
};

/** A quote or a receipt, line by line. Lines of nothing are left out; nothing is summed here. */
export function TopUpFormLines({ lines, label, isPaid = false, className }: TopUpFormLinesProps) {
  const say = useSay(topUpEnglish);
  const { format } = useFormatDate();
  const { amount, bonus, fee, tax, total, balanceAfter, bonusExpiresAt } = lines;
  const hasCosts = fee.amount !== 0 || tax.amount !== 0;
  const expiry = bonusExpiresAt && format(bonusExpiresAt, { month: 'short', day: 'numeric' });
  return (
    <dl {...slot('top-up-form-lines', 'coffer-lines', className)} aria-label={label}>
      {hasCosts && line('amount', say('topUp.quoteAmount'), amount)}
      {fee.amount !== 0 && line('fee', say('topUp.fee'), fee)}
      {tax.amount !== 0 && line('tax', say('topUp.tax'), tax)}
      {line(hasCosts ? 'sum' : 'charge', isPaid ? say('topUp.paid') : say('topUp.total'), total)}
      {bonus.amount !== 0 &&
        line(
          'bonus',
          expiry ? say('topUp.quoteBonusExpires', { date: expiry }) : say('topUp.quoteBonus'),
          bonus,
          'movement',
        )}
      {balanceAfter && line('total', say('topUp.balanceAfter'), balanceAfter)}
    </dl>
  );

  function line(state: string, name: string, value: MoneyValue, variant?: 'movement') {
    return (
      <div {...slot('top-up-form-line')} data-state={state}>
        <dt {...slot('top-up-form-line-label')}>{name}</dt>
        <dd {...slot('top-up-form-line-value')}>
          <Money value={value} variant={variant} />
        </dd>
      </div>
    );
  }
}
