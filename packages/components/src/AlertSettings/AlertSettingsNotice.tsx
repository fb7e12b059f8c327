'use client';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import type { UnavailableSetting } from '../internal/useSettingView.ts';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type AlertSettingsNoticeProps = {
  view: UnavailableSetting;
  className: string | undefined;
};

/** Explains why there is no alert to show. */
export function AlertSettingsNotice({ view, className }: AlertSettingsNoticeProps) {
  const t = useTranslate(alertsTexts);
  const part = { slotName: 'alert-settings-notice', className };
  switch (view.state) {
    case 'error':
      return (
        <FailureNotice {...part} title={t('alerts.loadFailed')} error={view.error} onRetry={view.retry} />
      );
    case 'noWallet':
      return (
        <Notice {...part} tone="neutral" title={t('common.noWallet')}>
          {t('common.noWalletExplanation')}
        </Notice>
      );
    case 'closing':
      return (
        <Notice {...part} tone="neutral" title={t('common.closing')}>
          {t('common.closingExplanation')}
        </Notice>
      );
    case 'closed':
      return (
        <Notice {...part} tone="neutral" title={t('alerts.closedTitle')}>
          {t('alerts.closedExplanation')}
        </Notice>
      );
    default:
      return view satisfies never;
  }
}
