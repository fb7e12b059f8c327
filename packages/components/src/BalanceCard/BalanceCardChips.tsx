'use client';
import { useFormatDate } from '@coffer/hooks';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useSay } from '../messages/useSay.ts';
import { Chip } from '../parts/Chip.tsx';
import { slot } from '../parts/slot.ts';
import type { BalanceCardClassNames } from './BalanceCardPart.ts';
import { BalanceCardSwitch } from './BalanceCardSwitch.tsx';
import type { BalanceView } from './useBalanceView.ts';

type BalanceCardChipsProps = { view: BalanceView; hasSwitch: boolean; classNames: BalanceCardClassNames };

/** What is special about the wallet right now, and which wallet it is where there are several. */
export function BalanceCardChips({ view, hasSwitch, classNames }: BalanceCardChipsProps) {
  const say = useSay(balanceEnglish);
  const { time } = useFormatDate();
  const { balance, wallets, isOffline, isStale } = view;
  return (
    <div {...slot('balance-card-chips', classNames.chips)}>
      {isOffline && (
        <Chip slotName="balance-card-chip" tone="warning">
          {say('balance.offline')}
        </Chip>
      )}
      {balance && isStale && (
        <Chip slotName="balance-card-chip">{say('balance.asOf', { time: time(balance.asOf) })}</Chip>
      )}
      {balance?.status === 'frozen' && (
        <Chip slotName="balance-card-chip" tone="warning">
          {say('balance.frozen')}
        </Chip>
      )}
      {balance?.status === 'closed' && <Chip slotName="balance-card-chip">{say('balance.closed')}</Chip>}
      {balance && hasSwitch && wallets.length > 1 && (
        <BalanceCardSwitch walletId={balance.walletId} wallets={wallets} className={classNames.switch} />
      )}
    </div>
  );
}
