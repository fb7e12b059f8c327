'use client';
import { alertsEnglish } from '../messages/english/alerts.ts';
import { useSay } from '../messages/useSay.ts';
import { SettingHead, type SettingHeadProps } from '../parts/SettingHead.tsx';

/** What this is, and the switch. */
export function AlertSettingsHead(props: SettingHeadProps) {
  const say = useSay(alertsEnglish);
  return (
    <SettingHead
      {...props}
      slotName="alert-settings"
      title={say('alerts.title')}
      description={say('alerts.description')}
    />
  );
}
