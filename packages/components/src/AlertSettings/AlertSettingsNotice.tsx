'use client';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { alertsTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { AlertView } from './useAlertView.ts';

type AlertSettingsNoticeProps = {
  view: Exclude<AlertView, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Why there is no alert to show, and what to do about it. */
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
  }
}
