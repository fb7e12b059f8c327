'use client';
import type { Money as MoneyValue } from '@coffer/adapter';
import { useFormatDate } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { slot } from '../internal/slot.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';

/** Amounts of a top-up, as the server calculates them. */
export type QuoteFigures = {
  amount: MoneyValue;
  bonus: MoneyValue;
  fee: MoneyValue;
  tax: MoneyValue;
  total: MoneyValue;
  /** Null if it is not known, for example on a receipt that is read later. */
  balanceAfter: MoneyValue | null;
  bonusExpiresAt?: string | null;
};

export type QuoteSummaryProps = Omit<ComponentPropsWithoutRef<'dl'>, 'children'> & {
  /** A `TopUpQuote`, a `TopUp`, or the same amounts from your own server. */
  quote: QuoteFigures;
  /**
   * Whether the total was paid.
   * @default false
   */
  isPaid?: boolean | undefined;
  /** Class names by part. */
  classNames?: { line?: string | undefined } | undefined;
};

/** Lines of a quote or a receipt. Leaves out lines of zero. All amounts are the server's. */
export const QuoteSummary = forwardRef<HTMLDListElement, QuoteSummaryProps>(
  function QuoteSummary(props, ref) {
    const { quote, isPaid = false, classNames = {}, className, ...rest } = props;
    const t = useTranslate(topUpTexts);
    const { format } = useFormatDate();
    const { amount, bonus, fee, tax, total, balanceAfter, bonusExpiresAt } = quote;
    const hasCosts = fee.amount !== 0 || tax.amount !== 0;
    const date = bonusExpiresAt && format(bonusExpiresAt, { month: 'short', day: 'numeric' });
    return (
      <dl
        aria-label={t(isPaid ? 'topUp.receipt' : 'topUp.quote')}
        {...useWidgetRoot(rest, ref)}
        {...slot('quote-summary', 'coffer-lines', className)}
        data-state={isPaid ? 'paid' : 'quoted'}
      >
        <InsideRoot value={true}>
          {hasCosts && line('amount', t('topUp.quoteAmount'), amount)}
          {fee.amount !== 0 && line('fee', t('topUp.fee'), fee)}
          {tax.amount !== 0 && line('tax', t('topUp.tax'), tax)}
          {line(hasCosts ? 'sum' : 'charge', t(isPaid ? 'topUp.paid' : 'topUp.total'), total)}
          {bonus.amount !== 0 &&
            line(
              'bonus',
              date ? t('topUp.quoteBonusExpires', { date }) : t('topUp.quoteBonus'),
              bonus,
              'movement',
            )}
          {balanceAfter && line('total', t('topUp.balanceAfter'), balanceAfter)}
        </InsideRoot>
      </dl>
    );

    function line(state: string, name: string, value: MoneyValue, variant?: 'movement') {
      return (
        <div {...slot('quote-summary-line', classNames.line)} data-state={state}>
          <dt {...slot('quote-summary-line-label')}>{name}</dt>
          <dd {...slot('quote-summary-line-value')}>
            <Money value={value} variant={variant} />
          </dd>
        </div>
      );
    }
  },
);
