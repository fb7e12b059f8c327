'use client';
import { type UseTopUpQuoteReturnType, type UseTopUpReturnType, useFormatMoney } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { topUpTexts } from '../locales/en.ts';
import { useRetryText } from '../locales/useErrorText.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';

type TopUpFormPayProps = {
  topUp: UseTopUpReturnType;
  quote: UseTopUpQuoteReturnType;
  paymentMethodId: string | undefined;
  className: string | undefined;
};

/** Button that pays, with the exact total. Above it are the problems of the last attempt. */
export function TopUpFormPay({ topUp, quote, paymentMethodId, className }: TopUpFormPayProps) {
  const t = useTranslate(topUpTexts);
  const { format } = useFormatMoney();
  const isSubmitting = topUp.status === 'submitting';
  const retryText = useRetryText();
  const isLimited = topUp.status === 'failed' && topUp.error?.code === 'rate_limited';
  // In the other cases the quote expired, and a new one is loading or loaded.
  const isRenewed = topUp.status === 'failed' && !isLimited;
  const { data } = quote;
  return (
    <>
      {isSubmitting && topUp.error && (
        <Notice
          slotName="top-up-form-notice"
          tone="warning"
          role="alert"
          title={t('topUp.unheard')}
          actions={
            <WaitingButton
              slotName="top-up-form-ask-again"
              error={topUp.error}
              onClick={() => void topUp.retry()}
            >
              {t('topUp.askAgain')}
            </WaitingButton>
          }
        >
          {[t('topUp.unheardExplanation'), retryText(topUp.error)].filter(Boolean).join(' ')}
        </Notice>
      )}
      {isLimited && (
        <FailureNotice slotName="top-up-form-notice" title={t('topUp.notPaid')} error={topUp.error} />
      )}
      {isRenewed && (
        <Notice slotName="top-up-form-notice" tone="warning" role="alert" title={t('topUp.renewed')} />
      )}
      <WaitingButton
        {...slot('top-up-form-pay', 'coffer-top-up-form-pay', className)}
        slotName="top-up-form-pay"
        error={topUp.error}
        variant="primary"
        aria-disabled={isSubmitting || !data || paymentMethodId === undefined || quote.isPlaceholderData}
        onClick={() => data && paymentMethodId && void topUp.submit({ quoteId: data.id, paymentMethodId })}
      >
        {!data
          ? t('topUp.payNothing')
          : t(isSubmitting ? 'topUp.submitting' : 'topUp.pay', {
              amount: normalizeMoneyText(format(data.total)),
            })}
      </WaitingButton>
    </>
  );
}
