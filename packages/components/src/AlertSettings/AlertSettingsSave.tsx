'use client';
import type { AlertSettings } from '@coffer/adapter';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import type { ReadySetting } from '../internal/useSettingView.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { AlertEditor } from './useAlertEditor.ts';

type AlertSettingsSaveProps = {
  view: ReadySetting<AlertSettings>;
  editor: AlertEditor;
  classNames: ClassNames<'save' | 'notice'>;
};

/** The save button with its result, below a line that says how often the alert is sent or what is missing. */
export function AlertSettingsSave({ view, editor, classNames }: AlertSettingsSaveProps) {
  const t = useTranslate(alertsTexts);
  const { draft, isOn, saving, canSave } = editor;
  return (
    <>
      <p {...slot('alert-settings-summary', 'coffer-below', 'coffer-label')}>{hint()}</p>
      {saving.isError && !saving.conflict && saving.error.fields.length === 0 && (
        <FailureNotice
          slotName="alert-settings-notice"
          className={classNames.notice}
          title={t('alerts.saveFailed')}
          error={saving.error}
          onRetry={() => editor.repeat()}
        />
      )}
      {view.isManager && (
        <div {...slot('alert-settings-actions', 'coffer-setting-actions')}>
          <WaitingButton
            slotName="alert-settings-save"
            error={saving.error}
            className={classNames.save}
            variant="primary"
            aria-disabled={!canSave}
            aria-busy={saving.isPending}
            onClick={() => editor.save()}
          >
            {t(view.saved.enabled ? 'alerts.save' : 'alerts.turnOn')}
          </WaitingButton>
          <span {...slot('alert-settings-announcement', 'coffer-label')} role="status">
            {saving.isSuccess && t(saving.data.enabled ? 'alerts.saved' : 'alerts.switchedOff')}
          </span>
        </div>
      )}
    </>
  );

  function hint(): string {
    if (!view.isManager) return t('alerts.readOnly');
    if (isOn && !draft.threshold) return t('alerts.thresholdMissing');
    if (isOn && draft.channels.length === 0) return t('alerts.channelMissing');
    return t('alerts.explanation');
  }
}
