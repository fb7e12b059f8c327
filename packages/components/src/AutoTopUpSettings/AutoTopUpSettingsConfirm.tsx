'use client';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type AutoTopUpSettingsConfirmProps = {
  action: { url: string };
  onConfirm: ((action: { url: string }) => void) | undefined;
};

/** Link to the page on which the customer's bank confirms a payment. */
export function AutoTopUpSettingsConfirm({ action, onConfirm }: AutoTopUpSettingsConfirmProps) {
  const t = useTranslate(autoTopUpTexts);
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
      {t('autoTopUp.actionContinue')}
    </a>
  );
}
