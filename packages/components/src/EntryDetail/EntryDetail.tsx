'use client';
import type { Entry } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, forwardRef, useEffect } from 'react';
import type { ClassNames } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';

/** Parts of `EntryDetail` for `classNames`. Each node has `data-slot="entry-detail-<part>"`. */
export type EntryDetailPart = 'header' | 'title' | 'amount' | 'facts' | 'receipt' | 'actions' | 'notice';

export type EntryDetailClassNames = ClassNames<EntryDetailPart>;

export type EntryDetailProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open' | 'onClose'> & {
  /** Entry to show. The drawer is closed without one. */
  entry: Entry | null | undefined;
  /** Called when the customer closes the drawer: by its button, Escape or a click beside it. */
  onClose: () => void;
  /** Class names by part. */
  classNames?: EntryDetailClassNames | undefined;
};

const loadDrawer = async () => (await import('./EntryDetailDrawer.tsx')).EntryDetailDrawer;

/**
 * Drawer with the details of one entry, and its receipt if the backend has receipts. It takes the focus and returns it when
 * it closes. Its code loads when the first entry is opened.
 */
export const EntryDetail = forwardRef<HTMLDialogElement, EntryDetailProps>(function EntryDetail(props, ref) {
  const { entry, onClose, ...rest } = props;
  const { value: Drawer, hasFailed, retry } = useLazyImport(loadDrawer, Boolean(entry));
  useEffect(() => {
    if (!hasFailed || !entry) return;
    // Without a network nothing opens. The next click tries again.
    retry();
    onClose();
  });
  return entry && Drawer ? <Drawer {...rest} ref={ref} entry={entry} onClose={onClose} /> : null;
});
