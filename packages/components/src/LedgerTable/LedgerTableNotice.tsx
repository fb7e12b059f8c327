'use client';
import type { WalletError } from '@coffer/adapter';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Notice } from '../parts/Notice.tsx';

type LedgerTableNoticeProps = {
  state: 'empty' | 'noMatches' | 'error';
  error: WalletError | null;
  onRetry: () => void;
  onShowAll: () => void;
  className: string | undefined;
};

/** Stands where the entries would, and says why there are none. */
export function LedgerTableNotice({ state, error, onRetry, onShowAll, className }: LedgerTableNoticeProps) {
  const say = useSay(ledgerEnglish);
  const part = { slotName: 'ledger-table-notice', className };
  if (state === 'error') {
    return <FailureNotice {...part} title={say('ledger.failed')} error={error} onRetry={onRetry} />;
  }
  const isFiltered = state === 'noMatches';
  return (
    <Notice
      {...part}
      tone="neutral"
      role={isFiltered ? 'status' : undefined}
      title={say(`ledger.${state}`)}
      actions={
        isFiltered && (
          <Button slotName="ledger-table-show-all" onClick={onShowAll}>
            {say('ledger.showAll')}
          </Button>
        )
      }
    >
      {say(`ledger.${state}Explanation`)}
    </Notice>
  );
}
