'use client';
import type { Money } from '@coffer/adapter';
import type { UseTopUpQuoteReturnType } from '@coffer/hooks';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { slot } from '../parts/slot.ts';
import { TopUpFormLines } from './TopUpFormLines.tsx';

type TopUpFormQuoteProps = {
  quote: UseTopUpQuoteReturnType;
  amount: Money | null;
  className: string | undefined;
};

/** What the server says this top-up costs and gives. */
export function TopUpFormQuote({ quote, amount, className }: TopUpFormQuoteProps) {
  const say = useSay(topUpEnglish);
  const errorText = useErrorText();
  if (quote.data) {
    return <TopUpFormLines lines={quote.data} label={say('topUp.quote')} className={className} />;
  }
  if (quote.isError || quote.isPaused) {
    return (
      <Notice
        slotName="top-up-form-notice"
        tone="danger"
        role="alert"
        title={say('topUp.quoteFailed')}
        actions={
          <Button slotName="top-up-form-retry" onClick={() => void quote.refetch()}>
            {say('common.retry')}
          </Button>
        }
      >
        {errorText(quote.error)}
      </Notice>
    );
  }
  return (
    <dl
      {...slot('top-up-form-lines', 'coffer-lines', className)}
      data-state={quote.isFetching ? 'quoting' : 'empty'}
    >
      {quote.isFetching || amount ? (
        ['topUp.total' as const, 'topUp.balanceAfter' as const].map((key) => (
          <div key={key} data-state={key === 'topUp.total' ? undefined : 'total'}>
            <dt>{say(key)}</dt>
            <dd>{quote.isFetching && <Skeleton slotName="top-up-form-skeleton" characters={6} />}</dd>
          </div>
        ))
      ) : (
        <div>
          <dt>{say('topUp.amountMissing')}</dt>
          <dd />
        </div>
      )}
    </dl>
  );
}
