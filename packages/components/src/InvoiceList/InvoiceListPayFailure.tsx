'use client';
import type { WalletError, WalletErrorCode } from '@coffer/adapter';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { invoicesTexts } from '../locales/en.ts';
import { useRetryText } from '../locales/useErrorText.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** Errors after which the payment may have been made. The next click continues the same payment. */
const outcomeUnknown: ReadonlySet<WalletErrorCode> = new Set([
  'network_error',
  'timeout',
  'malformed_response',
  'internal_error',
  'processor_unavailable',
  'service_unavailable',
  'clock_skew',
  'operation_in_progress',
  'unauthenticated',
  'session_expired',
]);

type InvoiceListPayFailureProps = { number: string; error: WalletError; onRetry: () => void };

/** Says that the payment failed, or that it may have been made if no response arrived. */
export function InvoiceListPayFailure({ number, error, onRetry }: InvoiceListPayFailureProps) {
  const t = useTranslate(invoicesTexts);
  const retryText = useRetryText();
  const slotName = 'invoice-list-pay-failed';
  if (!outcomeUnknown.has(error.code)) {
    return <FailureNotice slotName={slotName} title={t('invoices.payFailed', { number })} error={error} />;
  }
  return (
    <Notice
      slotName={slotName}
      tone="warning"
      role="alert"
      title={t('invoices.unheard')}
      actions={
        <WaitingButton slotName={`${slotName}-retry`} error={error} onClick={onRetry}>
          {t('common.retry')}
        </WaitingButton>
      }
    >
      {[t('invoices.unheardExplanation'), retryText(error)].filter(Boolean).join(' ')}
    </Notice>
  );
}
