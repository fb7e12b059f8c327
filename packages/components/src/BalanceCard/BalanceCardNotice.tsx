'use client';
import { useFormatMoney } from '@coffer/hooks';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useErrorText } from '../messages/useErrorText.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { slot } from '../parts/slot.ts';
import type { BalanceView } from './useBalanceView.ts';

type BalanceCardNoticeProps = { view: BalanceView; className: string | undefined };

/** What the reader must know about this wallet, if anything. */
export function BalanceCardNotice({ view, className }: BalanceCardNoticeProps) {
  const say = useSay(balanceEnglish);
  const errorText = useErrorText();
  const { format } = useFormatMoney();
  const { state, balance, error, retry } = view;
  const part = { slotName: 'balance-card-notice', className };
  if (state === 'error') {
    return (
      <Notice
        {...part}
        tone="danger"
        role="alert"
        title={say('balance.failed')}
        actions={
          <Button slotName="balance-card-retry" onClick={retry}>
            {say('common.retry')}
          </Button>
        }
      >
        {errorText(error)}
      </Notice>
    );
  }
  if (state === 'empty') {
    return (
      <Notice {...part} tone="neutral" title={say('balance.none')}>
        {say('balance.noneExplanation')}
      </Notice>
    );
  }
  if (!balance) return null;
  if (balance.status === 'frozen') {
    return (
      <p {...slot('balance-card-notice', 'coffer-label', className)}>{say('balance.frozenExplanation')}</p>
    );
  }
  if (balance.status === 'closed') {
    return (
      <p {...slot('balance-card-notice', 'coffer-label', className)}>{say('balance.closedExplanation')}</p>
    );
  }
  if (balance.balance.amount < 0) {
    const amount = format(balance.balance, { signDisplay: 'never' });
    return <Notice {...part} tone="danger" title={say('balance.owed', { amount })} />;
  }
  return null;
}
