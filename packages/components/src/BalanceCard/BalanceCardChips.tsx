'use client';
import { useConnectionStatus, useFormatDate } from '@coffer/hooks';
import type { Tone } from '../internal/Notice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { BalanceCardAutoTopUp } from './BalanceCardAutoTopUp.tsx';
import { BalanceCardSwitch } from './BalanceCardSwitch.tsx';
import type { BalanceView } from './useBalanceView.ts';

type BalanceCardChipsProps = {
  view: BalanceView;
  hasSwitch: boolean;
  classNames: ClassNames<'chips' | 'switch'>;
};

/** Chips with the state of the wallet and the connection, and the currency switch if there are several wallets. */
export function BalanceCardChips({ view, hasSwitch, classNames }: BalanceCardChipsProps) {
  const t = useTranslate(balanceTexts);
  const { time } = useFormatDate();
  const { balance, wallets, error } = view;
  const connection = useConnectionStatus();
  const isOffline = connection === 'offline';
  const isStale = isOffline || connection === 'reconnecting' || error !== null;
  const chips: [tone: Tone, text: string][] = [];
  if (isOffline) chips.push(['warning', t('balance.offline')]);
  if (balance && isStale) chips.push(['neutral', t('balance.asOf', { time: time(balance.asOf) })]);
  if (balance && balance.status !== 'active') {
    chips.push([balance.status === 'frozen' ? 'warning' : 'neutral', t(`balance.${balance.status}`)]);
  }
  return (
    <div {...slot('balance-card-chips', 'coffer-balance-card-chips', classNames.chips)}>
      {chips.map(([tone, text]) => (
        <span key={text} {...slot('balance-card-chip', 'coffer-chip')} data-tone={tone}>
          {text}
        </span>
      ))}
      {balance && <BalanceCardAutoTopUp balance={balance} />}
      {balance && hasSwitch && wallets.length > 1 && (
        <BalanceCardSwitch walletId={balance.walletId} wallets={wallets} className={classNames.switch} />
      )}
    </div>
  );
}
