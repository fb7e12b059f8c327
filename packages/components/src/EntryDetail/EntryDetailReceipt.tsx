'use client';
import type { Entry } from '@coffer/adapter';
import { useFormatDate, useReceipt } from '@coffer/hooks';
import { Facts } from '../internal/Facts.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { entryTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';

type EntryDetailReceiptProps = { entry: Entry; classNames: ClassNames<'notice' | 'receipt'> };

/** The server's receipt: its figures as they are, none of the browser's own. */
export function EntryDetailReceipt({ entry, classNames }: EntryDetailReceiptProps) {
  const t = useTranslate(entryTexts);
  const { date } = useFormatDate();
  const {
    data: receipt,
    error,
    isError,
    isPaused,
    refetch,
  } = useReceipt({
    walletId: entry.walletId,
    entryId: entry.id,
  });
  if (!receipt && (isError || isPaused)) {
    return (
      <FailureNotice
        slotName="entry-detail-notice"
        title={t('entry.receiptFailed')}
        error={error}
        onRetry={() => void refetch()}
        className={classNames.notice}
      />
    );
  }
  const waiting = <Skeleton slotName="entry-detail-skeleton" characters={9} />;
  return (
    <section
      {...slot('entry-detail-receipt', 'coffer-entry-detail-receipt', classNames.receipt)}
      aria-busy={!receipt}
    >
      <h3 {...slot('entry-detail-receipt-title', 'coffer-title')}>{t('entry.receipt')}</h3>
      <Facts
        slotName="entry-detail-receipt-facts"
        facts={[
          [t('entry.receiptNumber'), receipt ? receipt.number : waiting],
          [t('entry.issued'), receipt ? date(receipt.issuedAt) : waiting],
          [t('entry.from'), receipt ? receipt.merchant.name : waiting],
          [t('entry.to'), receipt ? receipt.customer.name : waiting],
          [t('entry.paidWith'), receipt?.paidWith],
        ]}
      />
      {receipt && receipt.lines.length > 0 && (
        <Facts
          slotName="entry-detail-receipt-lines"
          className="coffer-inset"
          facts={receipt.lines.map(({ kind, amount }) => [
            t(`entry.line.${kind}`),
            <Money key={kind} value={amount} />,
          ])}
        />
      )}
    </section>
  );
}
