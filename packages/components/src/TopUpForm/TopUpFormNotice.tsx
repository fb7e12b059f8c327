'use client';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { TopUpOffer } from './useTopUpOffer.ts';

type TopUpFormNoticeProps = {
  offer: Exclude<TopUpOffer, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Explains why funds cannot be added. */
export function TopUpFormNotice({ offer, className }: TopUpFormNoticeProps) {
  const t = useTranslate(topUpTexts);
  const part = { slotName: 'top-up-form-notice', className, tone: 'neutral' } as const;
  switch (offer.state) {
    case 'error':
      return (
        <FailureNotice
          slotName="top-up-form-notice"
          className={className}
          title={t('topUp.loadFailed')}
          error={offer.error}
          onRetry={offer.retry}
        />
      );
    case 'noWallet':
      return (
        <Notice {...part} title={t('common.noWallet')}>
          {t('common.noWalletExplanation')}
        </Notice>
      );
    case 'forbidden':
      return (
        <Notice {...part} title={t('topUp.forbiddenTitle')}>
          {t('topUp.forbiddenExplanation')}
        </Notice>
      );
    case 'frozen':
      return (
        <Notice {...part} tone="warning" title={t('topUp.frozenTitle')}>
          {t('topUp.frozenExplanation', { merchant: offer.merchant })}
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
        <Notice {...part} title={t('topUp.closedTitle')}>
          {t('topUp.closedExplanation')}
        </Notice>
      );
    case 'noCurrency':
      return (
        <Notice {...part} title={t('topUp.currencyTitle', { currency: offer.currency })}>
          {t('topUp.currencyExplanation', { merchant: offer.merchant })}
        </Notice>
      );
    default:
      return offer satisfies never;
  }
}
