'use client';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { TopUpOffer } from './useTopUpOffer.ts';

type TopUpFormNoticeProps = {
  offer: Exclude<TopUpOffer, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Why funds cannot be added here and now, and what to do about it. */
export function TopUpFormNotice({ offer, className }: TopUpFormNoticeProps) {
  const say = useSay(topUpEnglish);
  const part = { slotName: 'top-up-form-notice', className, tone: 'neutral' } as const;
  switch (offer.state) {
    case 'error':
      return (
        <FailureNotice
          slotName="top-up-form-notice"
          className={className}
          title={say('topUp.loadFailed')}
          error={offer.error}
          onRetry={offer.retry}
        />
      );
    case 'noWallet':
      return (
        <Notice {...part} title={say('common.noWallet')}>
          {say('common.noWalletExplanation')}
        </Notice>
      );
    case 'forbidden':
      return (
        <Notice {...part} title={say('topUp.forbiddenTitle')}>
          {say('topUp.forbiddenExplanation')}
        </Notice>
      );
    case 'frozen':
      return (
        <Notice {...part} tone="warning" title={say('topUp.frozenTitle')}>
          {say('topUp.frozenExplanation', { merchant: offer.merchant })}
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
        <Notice {...part} title={say('topUp.closedTitle')}>
          {say('topUp.closedExplanation')}
        </Notice>
      );
    case 'noCurrency':
      return (
        <Notice {...part} title={say('topUp.currencyTitle', { currency: offer.currency })}>
          {say('topUp.currencyExplanation', { merchant: offer.merchant })}
        </Notice>
      );
  }
}
