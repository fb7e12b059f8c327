'use client';
import { type UseTopUpQuoteReturnType, type UseTopUpReturnType, useFormatMoney } from '@coffer/hooks';
import { polishMoney } from '../Money/polishMoney.ts';
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
  // The quote had run out; a new one is on its way or there.
  const isRenewed = topUp.status === 'failed';
  const { data } = quote;
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
        {...slot('top-up-form-pay', 'coffer-top-up-form-pay', className)}
        slotName="top-up-form-pay"
        variant="primary"
        aria-disabled={isSubmitting || !data || paymentMethodId === undefined || quote.isPlaceholderData}
        onClick={() => data && paymentMethodId && void topUp.submit({ quoteId: data.id, paymentMethodId })}
      >
        {!data
          ? say('topUp.payNothing')
          : say(isSubmitting ? 'topUp.submitting' : 'topUp.pay', { amount: polishMoney(format(data.total)) })}
      </Button>
    </>
  );
}
