'use client';
import { type UseTopUpQuoteReturnType, type UseTopUpReturnType, useFormatMoney } from '@coffer/hooks';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { polishMoney } from '../Money/polishMoney.ts';
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
  const t = useTranslate(topUpTexts);
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
          title={t('topUp.unheard')}
          actions={
            <Button slotName="top-up-form-ask-again" onClick={() => void topUp.retry()}>
              {t('topUp.askAgain')}
            </Button>
          }
        >
          {t('topUp.unheardExplanation')}
        </Notice>
      )}
      {isRenewed && (
        <Notice slotName="top-up-form-notice" tone="warning" role="alert" title={t('topUp.renewed')} />
      )}
      <Button
        {...slot('top-up-form-pay', 'coffer-top-up-form-pay', className)}
        slotName="top-up-form-pay"
        variant="primary"
        aria-disabled={isSubmitting || !data || paymentMethodId === undefined || quote.isPlaceholderData}
        onClick={() => data && paymentMethodId && void topUp.submit({ quoteId: data.id, paymentMethodId })}
      >
        {!data
          ? t('topUp.payNothing')
          : t(isSubmitting ? 'topUp.submitting' : 'topUp.pay', { amount: polishMoney(format(data.total)) })}
      </Button>
    </>
  );
}
