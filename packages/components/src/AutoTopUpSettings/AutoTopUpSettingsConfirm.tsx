'use client';
import { autoTopUpEnglish } from '../messages/english/autoTopUp.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

type AutoTopUpSettingsConfirmProps = {
  action: { url: string };
  onConfirm: ((action: { url: string }) => void) | undefined;
};

/** The way on to the bank's confirm page. */
export function AutoTopUpSettingsConfirm({ action, onConfirm }: AutoTopUpSettingsConfirmProps) {
  const say = useSay(autoTopUpEnglish);
  return (
    <a
      {...slot('auto-top-up-settings-confirm', 'coffer-button')}
      href={action.url}
      onClick={
        onConfirm &&
        ((event) => {
          event.preventDefault();
          onConfirm(action);
        })
      }
    >
      {say('autoTopUp.actionContinue')}
    </a>
  );
}
