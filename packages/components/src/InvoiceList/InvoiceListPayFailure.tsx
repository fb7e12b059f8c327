'use client';
import type { WalletError } from '@coffer/adapter';
import { invoicesEnglish } from '../messages/english/invoices.ts';
import { errorKey } from '../messages/errorKey.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Notice } from '../parts/Notice.tsx';

type InvoiceListPayFailureProps = { number: string; error: WalletError; onRetry: () => void };

/** Says that it was not paid where the server refused it; where no answer came, that it may have been. */
export function InvoiceListPayFailure({ number, error, onRetry }: InvoiceListPayFailureProps) {
  const say = useSay(invoicesEnglish);
  const key = errorKey(error);
  const slotName = 'invoice-list-pay-failed';
  if (key === 'error.forbidden' || key === 'error.other') {
    return <FailureNotice slotName={slotName} title={say('invoices.payFailed', { number })} error={error} />;
  }
  return (
    <Notice
      slotName={slotName}
      tone="warning"
      role="alert"
      title={say('invoices.unheard')}
      actions={
        <Button slotName={`${slotName}-retry`} onClick={onRetry}>
          {say('common.retry')}
        </Button>
      }
    >
      {say('invoices.unheardExplanation')}
    </Notice>
  );
}
