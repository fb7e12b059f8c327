'use client';
import type { Entry } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, forwardRef, useEffect } from 'react';
import type { ClassNames } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';

/** Parts of `EntryDetail` for `classNames`. Each node has `data-slot="entry-detail-<part>"`. */
export type EntryDetailPart = 'header' | 'title' | 'amount' | 'facts' | 'receipt' | 'actions' | 'notice';

export type EntryDetailClassNames = ClassNames<EntryDetailPart>;

export type EntryDetailProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open' | 'onClose'> & {
  /** What is shown; the drawer is closed while there is none. */
  entry: Entry | null | undefined;
  /** Called when the reader closes the drawer: by its button, by Escape or by a press beside it. */
  onClose: () => void;
  /** Class names by part. */
  classNames?: EntryDetailClassNames | undefined;
};

const loadDrawer = async () => (await import('./EntryDetailDrawer.tsx')).EntryDetailDrawer;

/**
 * A drawer with all that is known of one movement, and the server's receipt where the backend has one. It
 * takes the focus, and gives it back when it closes. Its code comes when the first entry is opened.
 */
export const EntryDetail = forwardRef<HTMLDialogElement, EntryDetailProps>(function EntryDetail(props, ref) {
  const { entry, onClose, ...rest } = props;
  const { value: Drawer, hasFailed, retry } = useLazyImport(loadDrawer, Boolean(entry));
  useEffect(() => {
    if (!hasFailed || !entry) return;
    // Without a network nothing opens; the next press tries again.
    retry();
    onClose();
  });
  return entry && Drawer ? <Drawer {...rest} ref={ref} entry={entry} onClose={onClose} /> : null;
});
