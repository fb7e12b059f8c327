'use client';
import type { Entry } from '@coffer/adapter';
import { useCapability, useFormatDate } from '@coffer/hooks';
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type MouseEvent,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { Facts } from '../internal/Facts.tsx';
import { openModal } from '../internal/openModal.ts';
import { type ClassNames, slot } from '../internal/slot.ts';
import { describeEntry } from '../LedgerTable/describeEntry.ts';
import { entryTexts, ledgerTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { Money } from '../Money/Money.tsx';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { EntryDetailActions } from './EntryDetailActions.tsx';
import { EntryDetailReceipt } from './EntryDetailReceipt.tsx';

type EntryDetailDrawerProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'onClose'> & {
  entry: Entry;
  onClose: () => void;
  classNames?:
    | ClassNames<'header' | 'title' | 'amount' | 'facts' | 'receipt' | 'actions' | 'notice'>
    | undefined;
};

/**
 * Native modal dialog. It traps the focus, covers the page without a portal, so that it keeps the tokens of the theme
 * around it, and needs no style tag, which a strict content security policy blocks.
 */
export const EntryDetailDrawer = forwardRef<HTMLDialogElement, EntryDetailDrawerProps>(
  function EntryDetailDrawer(props, ref) {
    const { entry, onClose, classNames = {}, className, ...rest } = props;
    const t = useTranslate(entryTexts);
    const tLedger = useTranslate(ledgerTexts);
    const { dateTime } = useFormatDate();
    const hasReceipts = useCapability('receipts');
    const titleId = useId();
    const dialog = useModal();
    const root = useWidgetRoot(rest, dialog);
    useImperativeHandle<HTMLDialogElement | null, HTMLDialogElement | null>(ref, () => dialog.current);
    return (
      <dialog
        aria-labelledby={titleId}
        {...root}
        {...slot('entry-detail', 'coffer-entry-detail', 'coffer-overlay', 'coffer-card', className)}
        data-type={entry.type}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
        onCancel={(event) => {
          event.preventDefault();
          onClose();
        }}
        onClick={(event) => isOnBackdrop(event) && onClose()}
      >
        <InsideRoot value={true}>
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
        </InsideRoot>
      </dialog>
    );
  },
);

function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    openModal(dialog.current);
    return () => {
      // A dialog that is removed while open does not return the focus.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return dialog;
}

/** Whether a click was on the backdrop. Its target is the dialog itself. */
function isOnBackdrop({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return target === currentTarget && (clientX < left || clientX > right || clientY < top || clientY > bottom);
}
