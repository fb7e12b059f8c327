'use client';
import type { Money, TopUpSettings } from '@coffer/adapter';
import type { UseTopUpQuoteReturnType } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { QuoteSummary } from '../QuoteSummary/QuoteSummary.tsx';

type TopUpFormQuoteProps = {
  quote: UseTopUpQuoteReturnType;
  amount: Money | null;
  /** Suggested amounts. The line of a promised bonus is reserved while the quote loads. */
  presets: TopUpSettings['presets'];
  className: string | undefined;
};

/** Quote of the server, its placeholder, or its error. */
export function TopUpFormQuote({ quote, amount, presets, className }: TopUpFormQuoteProps) {
  const t = useTranslate(topUpTexts);
  if (quote.data) {
    return <QuoteSummary quote={quote.data} className={className} />;
  }
  if (quote.isError || quote.isPaused) {
    return (
      <FailureNotice
        slotName="top-up-form-notice"
        title={t('topUp.quoteFailed')}
        error={quote.error}
        onRetry={() => void quote.refetch()}
      />
    );
  }
  const preset = presets.find((each) => each.amount.amount === amount?.amount);
  const bonus = preset && preset.bonus.amount > 0 ? (['topUp.quoteBonus'] as const) : [];
  const rows = quote.isFetching || amount ? (['topUp.total', ...bonus, 'topUp.balanceAfter'] as const) : [];
  return (
    <dl
      {...slot('top-up-form-lines', 'coffer-lines', className)}
      data-state={quote.isFetching ? 'quoting' : 'empty'}
    >
      {rows.map((key) => (
        <div key={key} {...slot('top-up-form-line')} data-state={key}>
          <dt {...slot('top-up-form-line-label')}>{t(key)}</dt>
          <dd {...slot('top-up-form-line-value')}>
            {quote.isFetching && <Skeleton slotName="top-up-form-skeleton" characters={6} />}
          </dd>
        </div>
      ))}
      {rows.length === 0 && (
        <div {...slot('top-up-form-line')}>
          <dt {...slot('top-up-form-line-label')}>{t('topUp.amountMissing')}</dt>
        </div>
      )}
    </dl>
  );
}
