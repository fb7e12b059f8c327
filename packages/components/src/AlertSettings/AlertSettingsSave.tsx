'use client';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { AlertSettingsClassNames } from './AlertSettingsPart.ts';
import type { AlertEditor } from './useAlertEditor.ts';
import type { AlertView } from './useAlertView.ts';

type AlertSettingsSaveProps = {
  view: Extract<AlertView, { state: 'ready' }>;
  editor: AlertEditor;
  classNames: AlertSettingsClassNames;
};

/** How often it tells, or what is missing; the button, and what came of it. */
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
