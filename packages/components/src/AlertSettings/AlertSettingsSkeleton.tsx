'use client';
import { alertsEnglish } from '../messages/english/alerts.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

/** The alert while it is not known: what will be asked, without the answers, in the same place. */
export function AlertSettingsSkeleton() {
  const say = useSay(alertsEnglish);
  const block = slot('alert-settings-skeleton-part', 'coffer-skeleton', 'coffer-setting-block');
  return (
    <div {...slot('alert-settings-panel', 'coffer-settings')} data-state="loading">
      <div {...slot('alert-settings-fields', 'coffer-fields')}>
        {(['alerts.threshold', 'alerts.channels'] as const).map((row) => (
          <div key={row} {...slot('alert-settings-field', 'coffer-setting')}>
            <span {...slot('alert-settings-label', 'coffer-label')}>{say(row)}</span>
            <span {...block} data-part={row} />
          </div>
        ))}
      </div>
      <p {...slot('alert-settings-summary', 'coffer-label')}>{say('alerts.explanation')}</p>
      <div {...slot('alert-settings-actions', 'coffer-setting-actions')}>
        <span {...block} data-part="save" />
      </div>
    </div>
  );
}
