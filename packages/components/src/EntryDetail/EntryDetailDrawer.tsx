'use client';
import type { Entry } from '@coffer/adapter';
import { useCapability, useFormatDate } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, useId } from 'react';
import { Facts } from '../internal/Facts.tsx';
import { Overlay } from '../internal/Overlay.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { describeEntry } from '../LedgerTable/describeEntry.ts';
import { entryTexts, ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { EntryDetailActions } from './EntryDetailActions.tsx';
import { EntryDetailReceipt } from './EntryDetailReceipt.tsx';

type EntryDetailDrawerProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'onClose'> & {
  entry: Entry;
  onClose: () => void;
  classNames?:
    | ClassNames<'header' | 'title' | 'amount' | 'facts' | 'receipt' | 'actions' | 'notice'>
    | undefined;
};

/** The open drawer. A click beside it closes it too. */
export const EntryDetailDrawer = forwardRef<HTMLDialogElement, EntryDetailDrawerProps>(
  function EntryDetailDrawer(props, ref) {
    const { entry, onClose, classNames = {}, className, ...rest } = props;
    const t = useTranslate(entryTexts);
    const tLedger = useTranslate(ledgerTexts);
    const { dateTime } = useFormatDate();
    const hasReceipts = useCapability('receipts');
    const titleId = useId();
    return (
      <Overlay
        aria-labelledby={titleId}
        {...rest}
        slotName="entry-detail"
        className={['coffer-entry-detail', 'coffer-card', className].filter(Boolean).join(' ')}
        ref={ref}
        data-type={entry.type}
        onClose={onClose}
        closesBeside
      >
        <div {...slot('entry-detail-header', 'coffer-entry-detail-header', classNames.header)}>
          <h2
            {...slot('entry-detail-title', 'coffer-entry-detail-title', 'coffer-title', classNames.title)}
            id={titleId}
          >
            <bdi {...slot('entry-detail-reason')}>{describeEntry(entry, tLedger).title}</bdi>
          </h2>
          <button
            {...slot('entry-detail-close', 'coffer-entry-detail-close', 'coffer-close')}
            type="button"
            aria-label={t('entry.close')}
            onClick={onClose}
          />
        </div>
        <p {...slot('entry-detail-amount', 'coffer-entry-detail-amount', classNames.amount)}>
          <Money value={entry.amount} variant="movement" />
        </p>
        <Facts
          slotName="entry-detail-facts"
          className={classNames.facts}
          facts={[
            [t('entry.date'), dateTime(entry.createdAt)],
            [t('entry.type'), tLedger(`ledger.type.${entry.type}`)],
            [t('entry.source'), tLedger(`ledger.source.${entry.source}`)],
            [t('entry.reference'), entry.reference?.id],
            [t('entry.balanceBefore'), <Money key="before" value={entry.balanceBefore} />],
            [t('entry.balanceAfter'), <Money key="after" value={entry.balanceAfter} />],
          ]}
        />
        {hasReceipts && <EntryDetailReceipt entry={entry} classNames={classNames} />}
        <EntryDetailActions entry={entry} className={classNames.actions} />
      </Overlay>
    );
  },
);
