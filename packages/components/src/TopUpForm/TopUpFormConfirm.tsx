'use client';
import type { UseTopUpReturnType } from '@coffer/hooks';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { slot } from '../parts/slot.ts';

type TopUpFormConfirmProps = {
  topUp: UseTopUpReturnType;
  onConfirm: ((action: { url: string }) => void) | undefined;
};

/** The way on to the bank's confirm page, and the way out. */
export function TopUpFormConfirm({ topUp, onConfirm }: TopUpFormConfirmProps) {
  const say = useSay(topUpEnglish);
  const errorText = useErrorText();
  const { action, error } = topUp;
  const confirm = { ...slot('top-up-form-confirm', 'coffer-button'), 'data-variant': 'primary' };
  return (
    <>
      {error && (
        <Notice slotName="top-up-form-notice" tone="danger" role="alert" title={say('topUp.cancelFailed')}>
          {errorText(error)}
        </Notice>
      )}
      {action && !onConfirm && (
        <a {...confirm} href={action.url}>
          {say('topUp.actionContinue')}
        </a>
      )}
      {action && onConfirm && (
        <button type="button" {...confirm} onClick={() => onConfirm(action)}>
          {say('topUp.actionContinue')}
        </button>
      )}
      <Button slotName="top-up-form-cancel" onClick={() => void topUp.cancel()}>
        {say('topUp.cancel')}
      </Button>
    </>
  );
}
