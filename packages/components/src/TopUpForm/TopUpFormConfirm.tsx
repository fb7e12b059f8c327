'use client';
import type { UseTopUpReturnType } from '@coffer/hooks';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { slot } from '../parts/slot.ts';

type TopUpFormConfirmProps = {
  topUp: UseTopUpReturnType;
  onConfirm: ((action: { url: string }) => void) | undefined;
};

/** The way on to the bank's confirm page, and the way out. */
export function TopUpFormConfirm({ topUp, onConfirm }: TopUpFormConfirmProps) {
  const say = useSay(topUpEnglish);
  const { action, error } = topUp;
  return (
    <>
      {error && (
        <FailureNotice slotName="top-up-form-notice" title={say('topUp.cancelFailed')} error={error} />
      )}
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
          {say('topUp.actionContinue')}
        </a>
      )}
      <Button slotName="top-up-form-cancel" onClick={() => void topUp.cancel()}>
        {say('topUp.cancel')}
      </Button>
    </>
  );
}
