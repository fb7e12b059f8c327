'use client';
import type { EntryFilter } from '@coffer/adapter';
import { useExportEntries, useWalletLocale } from '@coffer/hooks';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { WaitingButton } from '../internal/WaitingButton.tsx';
import { ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { localDay } from './startOfDay.ts';

type LedgerTableHeaderProps = {
  titleId: string;
  headingLevel: 2 | 3 | 4;
  walletId: string | undefined;
  /** What is shown, and so what is exported. */
  entryFilter: EntryFilter;
  classNames: ClassNames<'export' | 'header' | 'title'>;
};

/** The heading, and the way to take exactly what is shown along as a file. */
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

/** Hands a file to the browser, as a link to it would. */
function saveFile(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Safari reads it after the click; until then it has to stay.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
