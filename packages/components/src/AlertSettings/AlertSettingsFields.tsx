'use client';
import type { AlertChannel, AlertSettings } from '@coffer/adapter';
import { useId } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import type { ReadySetting } from '../internal/useSettingView.ts';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import type { AlertEditor } from './useAlertEditor.ts';

type AlertSettingsFieldsProps = {
  view: ReadySetting<AlertSettings>;
  editor: AlertEditor;
  classNames: ClassNames<'fields' | 'field' | 'channels' | 'channel'>;
};

/** Fields for the threshold and the channels. */
export function AlertSettingsFields({ view, editor, classNames }: AlertSettingsFieldsProps) {
  const { draft, isOn, saving, edit } = editor;
  const { saved, wallet, isManager } = view;
  const { currency } = wallet;
  const t = useTranslate(alertsTexts);
  const labelId = useId();
  const isRejected = saving.error?.fields.some(({ field }) => field.startsWith('threshold'));
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
        error={isRejected ? t('alerts.invalid') : undefined}
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
