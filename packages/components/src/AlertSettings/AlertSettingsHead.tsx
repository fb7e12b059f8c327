'use client';
import { SettingHead, type SettingHeadProps } from '../internal/SettingHead.tsx';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** What this is, and the switch. */
export function AlertSettingsHead(props: SettingHeadProps) {
  const t = useTranslate(alertsTexts);
  return (
    <SettingHead
      {...props}
      slotName="alert-settings"
      title={t('alerts.title')}
      description={t('alerts.description')}
    />
  );
}
