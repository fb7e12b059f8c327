'use client';
import type { AlertChannel } from '@coffer/adapter';
import { useId } from 'react';
import { slot } from '../internal/slot.ts';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import type { AlertSettingsClassNames } from './AlertSettingsPart.ts';
import type { AlertEditor } from './useAlertEditor.ts';
import type { AlertView } from './useAlertView.ts';

type AlertSettingsFieldsProps = {
  view: Extract<AlertView, { state: 'ready' }>;
  editor: AlertEditor;
  classNames: AlertSettingsClassNames;
};

/** Below what it tells, and by which of the ways that there are. */
export function AlertSettingsFields({ view, editor, classNames }: AlertSettingsFieldsProps) {
  const { draft, isOn, saving, edit } = editor;
  const { saved, wallet, isManager } = view;
  const { currency } = wallet;
  const t = useTranslate(alertsTexts);
  const labelId = useId();
  const isRefused = saving.error?.fields.some(({ field }) => field.startsWith('threshold'));
  return (
    <fieldset
      {...slot('alert-settings-fields', 'coffer-fields', classNames.fields)}
      disabled={!isOn || !isManager}
    >
      <MoneyInput
        className={slot('field', 'coffer-setting', classNames.field).className}
        currency={currency}
        label={t('alerts.threshold')}
        min={{ amount: 1, currency }}
        value={draft.threshold}
        onValueChange={(threshold) => edit({ threshold })}
        error={isRefused ? t('alerts.invalid') : undefined}
      />
      <fieldset
        {...slot('alert-settings-field', 'coffer-setting', classNames.field)}
        aria-labelledby={labelId}
      >
        <span {...slot('alert-settings-label', 'coffer-label')} id={labelId}>
          {t('alerts.channels')}
        </span>
        <div {...slot('alert-settings-channels', 'coffer-alert-settings-channels', classNames.channels)}>
          {saved.availableChannels.map((channel) => (
            <label
              key={channel}
              {...slot('alert-settings-channel', 'coffer-alert-settings-channel', classNames.channel)}
            >
              <input
                {...slot('alert-settings-channel-control', 'coffer-alert-settings-channel-control')}
                type="checkbox"
                checked={draft.channels.includes(channel)}
                onChange={(event) => toggle(channel, event.target.checked)}
              />
              {t(`alerts.channel.${channel}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </fieldset>
  );

  function toggle(channel: AlertChannel, isChosen: boolean) {
    const others = draft.channels.filter((name) => name !== channel);
    edit({ channels: isChosen ? [...others, channel] : others });
  }
}
