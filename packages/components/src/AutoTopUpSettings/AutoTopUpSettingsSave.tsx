'use client';
import { useFormatMoney } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import type { AutoTopUpEditor } from './useAutoTopUpEditor.ts';
import type { ReadyAutoTopUp } from './useAutoTopUpView.ts';

type AutoTopUpSettingsSaveProps = {
  view: ReadyAutoTopUp;
  editor: AutoTopUpEditor;
  classNames: ClassNames<'save' | 'notice'>;
};

/** The save button with its result. The button names the amount that saving charges. */
export function AutoTopUpSettingsSave({ view, editor, classNames }: AutoTopUpSettingsSaveProps) {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  const { saving, switchingOff, preview, canSave, save } = editor;
  if (!view.isManager) {
    return (
      <p {...slot('auto-top-up-settings-read-only', 'coffer-label')} data-state="readOnly">
        {t('autoTopUp.readOnly')}
      </p>
    );
  }
  const isFailed = saving.isError && !saving.conflict && Object.keys(editor.problems).length === 0;
  return (
    <>
      {isFailed && (
        <FailureNotice
          slotName="auto-top-up-settings-notice"
          className={classNames.notice}
          title={t('autoTopUp.saveFailed')}
          error={saving.error}
          onRetry={() => save()}
        />
      )}
      <div {...slot('auto-top-up-settings-actions', 'coffer-setting-actions')}>
        <WaitingButton
          slotName="auto-top-up-settings-save"
          error={saving.error}
          className={classNames.save}
          variant="primary"
          aria-disabled={!canSave}
          aria-busy={saving.isPending}
          onClick={() => save()}
        >
          {buttonText()}
        </WaitingButton>
        <span {...slot('auto-top-up-settings-announcement', 'coffer-label')} role="status">
          {saving.isSuccess && t('autoTopUp.saved')}
          {switchingOff.isSuccess && !editor.isOn && t('autoTopUp.switchedOff')}
        </span>
      </div>
    </>
  );

  function buttonText(): string {
    const charge = canSave || saving.isPending ? preview.data?.immediateCharge : null;
    const isNew = view.rule.status === 'off';
    if (!charge) return t(isNew ? 'autoTopUp.turnOn' : 'autoTopUp.save');
    const amount = normalizeMoneyText(format(charge));
    return t(isNew ? 'autoTopUp.turnOnAndPay' : 'autoTopUp.saveAndPay', { amount });
  }
}
