'use client';
import type { Entry } from '@coffer/adapter';
import { useFormatDate, useReceipt, withErrorBoundary } from '@coffer/hooks';
import type { ForwardedRef } from 'react';
import { Facts } from '../internal/Facts.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Skeleton } from '../internal/Skeleton.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { entryTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';

type EntryDetailReceiptProps = { entry: Entry; classNames: ClassNames<'notice' | 'receipt'> };

/**
 * Receipt of an entry. All figures are the server's. A receipt that cannot be rendered is replaced by a notice, so that
 * the drawer stays open.
 */
export const EntryDetailReceipt = withErrorBoundary(ReceiptSection, ({ classNames }, onRetry) => (
  <FailureNotice slotName="entry-detail-notice" onRetry={onRetry} className={classNames.notice} />
));

function ReceiptSection({ entry, classNames }: EntryDetailReceiptProps, _ref: ForwardedRef<unknown>) {
  const t = useTranslate(entryTexts);
  const { date } = useFormatDate();
  const query = useReceipt({ walletId: entry.walletId, entryId: entry.id });
  const { data: receipt, error, isError, isPaused, refetch } = query;
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
  const placeholder = <Skeleton slotName="entry-detail-skeleton" characters={9} />;
  return (
    <section
      {...slot('entry-detail-receipt', 'coffer-entry-detail-receipt', classNames.receipt)}
      aria-busy={!receipt}
    >
      <h3 {...slot('entry-detail-receipt-title', 'coffer-title')}>{t('entry.receipt')}</h3>
      <Facts
        slotName="entry-detail-receipt-facts"
        facts={[
          [t('entry.receiptNumber'), receipt ? receipt.number : placeholder],
          [t('entry.issued'), receipt ? date(receipt.issuedAt) : placeholder],
          [t('entry.from'), receipt ? receipt.merchant.name : placeholder],
          [t('entry.to'), receipt ? receipt.customer.name : placeholder],
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
      {receipt?.document && (
        <a
          {...slot('entry-detail-download', 'coffer-button')}
          href={receipt.document.pdfUrl}
          target="_blank"
          rel="noreferrer"
        >
          {t('entry.download')}
        </a>
      )}
    </section>
  );
}
