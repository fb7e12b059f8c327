'use client';
import { alertsEnglish } from '../messages/english/alerts.ts';
import { useSay } from '../messages/useSay.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { AlertView } from './useAlertView.ts';

type AlertSettingsNoticeProps = {
  view: Exclude<AlertView, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Why there is no alert to show, and what to do about it. */
export function AlertSettingsNotice({ view, className }: AlertSettingsNoticeProps) {
  const say = useSay(alertsEnglish);
  const part = { slotName: 'alert-settings-notice', className };
  switch (view.state) {
    case 'error':
      return (
        <FailureNotice {...part} title={say('alerts.loadFailed')} error={view.error} onRetry={view.retry} />
      );
    case 'noWallet':
      return (
        <Notice {...part} tone="neutral" title={say('common.noWallet')}>
          {say('common.noWalletExplanation')}
        </Notice>
      );
    case 'closing':
      return (
        <Notice {...part} tone="neutral" title={say('common.closing')}>
          {say('common.closingExplanation')}
        </Notice>
      );
    case 'closed':
      return (
        <Notice {...part} tone="neutral" title={say('alerts.closedTitle')}>
          {say('alerts.closedExplanation')}
        </Notice>
      );
  }
}
