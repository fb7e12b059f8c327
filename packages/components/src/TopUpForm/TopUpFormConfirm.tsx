'use client';
import type { UseTopUpReturnType } from '@coffer/hooks';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Button } from '../parts/Button.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { slot } from '../parts/slot.ts';

type TopUpFormConfirmProps = {
  topUp: UseTopUpReturnType;
  onConfirm: ((action: { url: string }) => void) | undefined;
};

/** The way on to the bank's confirm page, and the way out. */
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
      <Button slotName="top-up-form-cancel" onClick={() => void topUp.cancel()}>
        {t('topUp.cancel')}
      </Button>
    </>
  );
}
