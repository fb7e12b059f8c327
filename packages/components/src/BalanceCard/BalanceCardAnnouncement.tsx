'use client';
import type { WalletBalance } from '@coffer/adapter';
import { useFormatMoney } from '@coffer/hooks';
import { useEffect, useRef, useState } from 'react';
import { insightEnglish } from '../messages/english/insight.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

/** Announces a changed balance once, when the screen reader has time for it. */
export function BalanceCardAnnouncement({ balance }: { balance: WalletBalance }) {
  const say = useSay(insightEnglish);
  const { words } = useFormatMoney();
  const [text, setText] = useState('');
  const previous = useRef(balance);
  useEffect(() => {
    const { walletId, availableBalance } = previous.current;
    previous.current = balance;
    if (walletId !== balance.walletId) return setText('');
    if (availableBalance.amount === balance.availableBalance.amount) return;
    setText(say('insight.changed', { amount: words(balance.availableBalance) }));
  }, [balance, say, words]);
  return (
    <span {...slot('balance-card-announcement', 'coffer-spoken')} role="status">
      {text}
    </span>
  );
}
