'use client';
import { type UseTopUpQuoteReturnType, type UseTopUpReturnType, useFormatMoney } from '@coffer/hooks';
import { useEffect, useRef } from 'react';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { slot } from '../parts/slot.ts';

type TopUpFormPayProps = {
  topUp: UseTopUpReturnType;
  quote: UseTopUpQuoteReturnType;
  paymentMethodId: string | undefined;
  className: string | undefined;
};

/** The button that pays, with the exact total on it, and what came in its way. */
export function TopUpFormPay({ topUp, quote, paymentMethodId, className }: TopUpFormPayProps) {
  const say = useSay(topUpEnglish);
  const { format } = useFormatMoney();
  const isSubmitting = topUp.status === 'submitting';
  const isUnheard = isSubmitting && topUp.error !== null;
  const isRenewed = topUp.status === 'failed';
  const { data } = quote;
  useRenewal(isRenewed, quote);
  return (
    <>
      {isUnheard && (
        <Notice
          slotName="top-up-form-notice"
          tone="warning"
          role="alert"
          title={say('topUp.unheard')}
          actions={
            <Button slotName="top-up-form-ask-again" onClick={() => void topUp.retry()}>
              {say('topUp.askAgain')}
            </Button>
          }
        >
          {say('topUp.unheardExplanation')}
        </Notice>
      )}
      {isRenewed && (
        <Notice slotName="top-up-form-notice" tone="warning" role="alert" title={say('topUp.renewed')} />
      )}
      <Button
        {...slot('top-up-form-pay', className)}
        slotName="top-up-form-pay"
        variant="primary"
        aria-disabled={isSubmitting || !data || paymentMethodId === undefined || quote.isPlaceholderData}
        onClick={() => data && paymentMethodId !== undefined && pay(data.id, paymentMethodId)}
      >
        {!data
          ? say('topUp.payNothing')
          : say(isSubmitting ? 'topUp.submitting' : 'topUp.pay', { amount: format(data.total) })}
      </Button>
    </>
  );

  function pay(quoteId: string, methodId: string) {
    if (isRenewed) topUp.reset();
    void topUp.submit({ quoteId, paymentMethodId: methodId });
  }
}

/** Asks for a new quote, once, when the one submitted had run out. */
function useRenewal(isRenewed: boolean, quote: UseTopUpQuoteReturnType) {
  const wasRenewed = useRef(false);
  const { refetch } = quote;
  useEffect(() => {
    if (isRenewed && !wasRenewed.current) void refetch();
    wasRenewed.current = isRenewed;
  }, [isRenewed, refetch]);
}
