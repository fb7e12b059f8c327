'use client';
import type { EntryFilter } from '@coffer/adapter';
import { useExportEntries, useWalletLocale } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { localDay } from './localDay.ts';

type LedgerTableHeaderProps = {
  titleId: string;
  headingLevel: 2 | 3 | 4;
  walletId: string | undefined;
  /** Filter of the exported entries: the same as of the shown ones. */
  entryFilter: EntryFilter;
  classNames: ClassNames<'export' | 'header' | 'title'>;
};

/** Title, and a button that exports the filtered entries. */
export function LedgerTableHeader(props: LedgerTableHeaderProps) {
  const { titleId, headingLevel, walletId, entryFilter, classNames } = props;
  const t = useTranslate(ledgerTexts);
  const { now, timeZone } = useWalletLocale();
  const exporting = useExportEntries({ walletId });
  const Heading = `h${headingLevel}` as const;
  const exportFile = () =>
    exporting.mutate(
      { filter: entryFilter },
      { onSuccess: (file) => saveFile(file, `wallet-activity-${localDay(now(), timeZone)}.csv`) },
    );
  return (
    <>
      <div {...slot('ledger-table-header', 'coffer-head', classNames.header)}>
        <Heading {...slot('ledger-table-title', 'coffer-title', classNames.title)} id={titleId}>
          {t('ledger.title')}
        </Heading>
        {exporting.isOffered && (
          <WaitingButton
            slotName="ledger-table-export"
            error={exporting.error}
            className={classNames.export}
            aria-disabled={exporting.isPending}
            onClick={exportFile}
          >
            {t(exporting.isPending ? 'ledger.exporting' : 'ledger.export')}
          </WaitingButton>
        )}
      </div>
      {exporting.isError && (
        <FailureNotice
          slotName="ledger-table-export-failed"
          title={t('ledger.exportFailed')}
          error={exporting.error}
          onRetry={exportFile}
        />
      )}
    </>
  );
}

/** Saves a file as a download. */
function saveFile(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Safari reads the URL after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
