'use client';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { AutoTopUpView } from './useAutoTopUpView.ts';

type AutoTopUpSettingsNoticeProps = {
  view: Exclude<AutoTopUpView, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Explains why there is no rule to show. */
export function AutoTopUpSettingsNotice({ view, className }: AutoTopUpSettingsNoticeProps) {
  const t = useTranslate(autoTopUpTexts);
  const part = { slotName: 'auto-top-up-settings-notice', className, tone: 'neutral' } as const;
  switch (view.state) {
    case 'error':
      return (
        <FailureNotice
          slotName="auto-top-up-settings-notice"
          className={className}
          title={t('autoTopUp.loadFailed')}
          error={view.error}
          onRetry={view.retry}
        />
      );
    case 'noWallet':
      return (
        <Notice {...part} title={t('common.noWallet')}>
          {t('common.noWalletExplanation')}
        </Notice>
      );
    case 'closing':
      return (
        <Notice {...part} title={t('common.closing')}>
          {t('common.closingExplanation')}
        </Notice>
      );
    case 'closed':
      return (
        <Notice {...part} title={t('autoTopUp.closedTitle')}>
          {t('autoTopUp.closedExplanation')}
        </Notice>
      );
    case 'noCurrency': {
      const { currency, merchant } = view;
      return (
        <Notice {...part} title={t('autoTopUp.currencyTitle', { currency })}>
          {t('autoTopUp.currencyExplanation', { merchant })}
        </Notice>
      );
    }
    default:
      return view satisfies never;
  }
}
