'use client';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { SettingHead, type SettingHeadProps } from '../parts/SettingHead.tsx';

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
