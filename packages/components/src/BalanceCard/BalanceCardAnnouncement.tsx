'use client';
import type { WalletBalance } from '@coffer/adapter';
import { useFormatMoney } from '@coffer/hooks';
import { useEffect, useRef, useState } from 'react';
import { slot } from '../internal/slot.ts';
import { insightTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** Announces each change of the balance to screen readers once, as a polite live region. */
export function BalanceCardAnnouncement({ balance }: { balance: WalletBalance }) {
  const t = useTranslate(insightTexts);
  const { words } = useFormatMoney();
  const [text, setText] = useState('');
  const previous = useRef(balance);
  useEffect(() => {
    const { walletId, availableBalance } = previous.current;
    previous.current = balance;
    if (walletId !== balance.walletId) return setText('');
    if (availableBalance.amount === balance.availableBalance.amount) return;
    setText(t('insight.changed', { amount: words(balance.availableBalance) }));
  }, [balance, t, words]);
  return (
    <span {...slot('balance-card-announcement', 'coffer-spoken')} role="status">
      {text}
    </span>
  );
}
