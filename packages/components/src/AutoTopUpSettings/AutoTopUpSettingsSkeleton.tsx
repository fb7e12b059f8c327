'use client';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

const rows = [
  'autoTopUp.threshold',
  'autoTopUp.mode',
  'autoTopUp.amountFixed',
  'autoTopUp.monthlyCap',
  'autoTopUp.dailyCount',
] as const;

/** The labels of the settings while the rule is loading. It has the same height as the loaded settings. */
export function AutoTopUpSettingsSkeleton() {
  const t = useTranslate(autoTopUpTexts);
  const block = slot('auto-top-up-settings-skeleton-part', 'coffer-skeleton', 'coffer-setting-block');
  return (
    <div {...slot('auto-top-up-settings-panel', 'coffer-settings')} data-state="loading">
      <div {...slot('auto-top-up-settings-fields', 'coffer-auto-top-up-settings-fields', 'coffer-fields')}>
        {rows.map((row) => (
          <div key={row} {...slot('auto-top-up-settings-field', 'coffer-setting')}>
            <span {...slot('auto-top-up-settings-label', 'coffer-label')}>{t(row)}</span>
            <span {...block} />
          </div>
        ))}
        <div {...slot('auto-top-up-settings-methods', 'coffer-auto-top-up-settings-methods')}>
          <span {...slot('auto-top-up-settings-label', 'coffer-label')}>{t('autoTopUp.payWith')}</span>
          <span {...block} />
        </div>
      </div>
      <p {...slot('auto-top-up-settings-summary', 'coffer-auto-top-up-settings-summary', 'coffer-label')}>
        <Skeleton slotName="auto-top-up-settings-skeleton" characters={28} />
      </p>
      <div {...slot('auto-top-up-settings-actions', 'coffer-setting-actions')}>
        <span {...block} data-part="save" />
      </div>
      <p {...slot('auto-top-up-settings-attempts', 'coffer-auto-top-up-settings-attempts', 'coffer-label')}>
        {t('autoTopUp.attempts')}
      </p>
    </div>
  );
}
