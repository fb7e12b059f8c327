'use client';
import { autoTopUpEnglish } from '../messages/english/autoTopUp.ts';
import { useSay } from '../messages/useSay.ts';
import { SettingHead, type SettingHeadProps } from '../parts/SettingHead.tsx';

/** What this is, and the switch. */
export function AutoTopUpSettingsHead(props: SettingHeadProps) {
  const say = useSay(autoTopUpEnglish);
  return (
    <SettingHead
      {...props}
      slotName="auto-top-up-settings"
      title={say('autoTopUp.title')}
      description={say('autoTopUp.description')}
    />
  );
}
