'use client';
import { autoTopUpEnglish } from '../messages/english/autoTopUp.ts';
import { useSay } from '../messages/useSay.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { AutoTopUpView } from './useAutoTopUpView.ts';

type AutoTopUpSettingsNoticeProps = {
  view: Exclude<AutoTopUpView, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Why there is no rule to show, and what to do about it. */
export function AutoTopUpSettingsNotice({ view, className }: AutoTopUpSettingsNoticeProps) {
  const say = useSay(autoTopUpEnglish);
  const part = { slotName: 'auto-top-up-settings-notice', className, tone: 'neutral' } as const;
  switch (view.state) {
    case 'error':
      return (
        <FailureNotice
          slotName="auto-top-up-settings-notice"
          className={className}
          title={say('autoTopUp.loadFailed')}
          error={view.error}
          onRetry={view.retry}
        />
      );
    case 'noWallet':
      return (
        <Notice {...part} title={say('common.noWallet')}>
          {say('common.noWalletExplanation')}
        </Notice>
      );
    case 'closing':
      return (
        <Notice {...part} title={say('common.closing')}>
          {say('common.closingExplanation')}
        </Notice>
      );
    case 'closed':
      return (
        <Notice {...part} title={say('autoTopUp.closedTitle')}>
          {say('autoTopUp.closedExplanation')}
        </Notice>
      );
    case 'noCurrency': {
      const { currency, merchant } = view;
      return (
        <Notice {...part} title={say('autoTopUp.currencyTitle', { currency })}>
          {say('autoTopUp.currencyExplanation', { merchant })}
        </Notice>
      );
    }
  }
}
