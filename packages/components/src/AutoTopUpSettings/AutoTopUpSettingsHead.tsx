'use client';
import { SettingHead, type SettingHeadProps } from '../internal/SettingHead.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** What this is, and the switch. */
export function AutoTopUpSettingsHead(props: SettingHeadProps) {
  const t = useTranslate(autoTopUpTexts);
  return (
    <SettingHead
      {...props}
      slotName="auto-top-up-settings"
      title={t('autoTopUp.title')}
      description={t('autoTopUp.description')}
    />
  );
}
