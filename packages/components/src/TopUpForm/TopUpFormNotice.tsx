'use client';
import { balanceEnglish } from '../messages/english/balance.ts';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { TopUpOffer } from './useTopUpOffer.ts';

type TopUpFormNoticeProps = {
  offer: Exclude<TopUpOffer, { state: 'loading' | 'absent' | 'ready' }>;
  className: string | undefined;
};

/** Why funds cannot be added here and now, and what to do about it. */
export function TopUpFormNotice({ offer, className }: TopUpFormNoticeProps) {
  const say = useSay(topUpEnglish);
  const sayOfBalance = useSay(balanceEnglish);
  const errorText = useErrorText();
  const part = { slotName: 'top-up-form-notice', className, tone: 'neutral' } as const;
  switch (offer.state) {
    case 'error':
      return (
        <Notice
          {...part}
          tone="danger"
          role="alert"
          title={say('topUp.loadFailed')}
          actions={
            <Button slotName="top-up-form-retry" onClick={offer.retry}>
              {say('common.retry')}
            </Button>
          }
        >
          {errorText(offer.error)}
        </Notice>
      );
    case 'noWallet':
      return (
        <Notice {...part} title={sayOfBalance('balance.none')}>
          {sayOfBalance('balance.noneExplanation')}
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
