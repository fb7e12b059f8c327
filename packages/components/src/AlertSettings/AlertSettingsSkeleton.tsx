'use client';
import { slot } from '../internal/slot.ts';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** The labels of the settings while the alert is loading. It has the same height as the loaded settings. */
export function AlertSettingsSkeleton() {
  const t = useTranslate(alertsTexts);
  const part = 'alert-settings-skeleton-part';
  const line = slot(part, 'coffer-skeleton', 'coffer-alert-settings-channel');
  return (
    <div {...slot('alert-settings-panel', 'coffer-settings')} data-state="loading">
      <div {...slot('alert-settings-fields', 'coffer-fields')}>
        {(['alerts.threshold', 'alerts.channels'] as const).map((row) => (
          <div key={row} {...slot('alert-settings-field', 'coffer-setting')}>
            <span {...slot('alert-settings-label', 'coffer-label')}>{t(row)}</span>
            {row === 'alerts.threshold' ? (
              <span {...slot(part, 'coffer-skeleton', 'coffer-setting-block')} />
            ) : (
              <div {...slot('alert-settings-channels', 'coffer-alert-settings-channels')}>
                <span {...line} />
                <span {...line} />
              </div>
            )}
          </div>
        ))}
      </div>
      <p {...slot('alert-settings-summary', 'coffer-below', 'coffer-label')}>{t('alerts.explanation')}</p>
      <div {...slot('alert-settings-actions', 'coffer-setting-actions')}>
        <span {...slot(part, 'coffer-skeleton', 'coffer-setting-block')} data-part="save" />
      </div>
    </div>
  );
}
