'use client';
import type { WalletError } from '@coffer/adapter';
import { Button } from '../internal/Button.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type LedgerTableNoticeProps = {
  state: 'empty' | 'noMatches' | 'error';
  error: WalletError | null;
  onRetry: () => void;
  onShowAll: () => void;
  className: string | undefined;
};

/** Explains why there are no entries. It takes the place of the table. */
export function LedgerTableNotice({ state, error, onRetry, onShowAll, className }: LedgerTableNoticeProps) {
  const t = useTranslate(ledgerTexts);
  const part = { slotName: 'ledger-table-notice', className };
  if (state === 'error') {
    return <FailureNotice {...part} title={t('ledger.failed')} error={error} onRetry={onRetry} />;
  }
  const isFiltered = state === 'noMatches';
  return (
    <Notice
      {...part}
      tone="neutral"
      role={isFiltered ? 'status' : undefined}
      title={t(`ledger.${state}`)}
      actions={
        isFiltered && (
          <Button slotName="ledger-table-show-all" onClick={onShowAll}>
            {t('ledger.showAll')}
          </Button>
        )
      }
    >
      {t(`ledger.${state}Explanation`)}
    </Notice>
  );
}
