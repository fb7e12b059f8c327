'use client';
import type { UseTopUpReturnType } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type TopUpFormConfirmProps = {
  topUp: UseTopUpReturnType;
  onConfirm: ((action: { url: string }) => void) | undefined;
};

/** Link to the bank's confirmation page, and a button that cancels the top-up. */
export function TopUpFormConfirm({ topUp, onConfirm }: TopUpFormConfirmProps) {
  const t = useTranslate(topUpTexts);
  const { action, error } = topUp;
  return (
    <>
      {error && <FailureNotice slotName="top-up-form-notice" title={t('topUp.cancelFailed')} error={error} />}
      {action && (
        <a
          {...slot('top-up-form-confirm', 'coffer-button')}
          data-variant="primary"
          href={action.url}
          onClick={
            onConfirm &&
            ((event) => {
              event.preventDefault();
              onConfirm(action);
            })
          }
        >
          {t('topUp.actionContinue')}
        </a>
      )}
      <WaitingButton slotName="top-up-form-cancel" error={error} onClick={() => void topUp.cancel()}>
        {t('topUp.cancel')}
      </WaitingButton>
    </>
  );
}
