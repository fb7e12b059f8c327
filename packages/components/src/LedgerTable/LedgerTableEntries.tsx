'use client';
import type { Entry, Page } from '@coffer/adapter';
import { useRef } from 'react';
import { type ClassNames, slot } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';
import { LedgerTableColumns } from './LedgerTableColumns.tsx';
import { LedgerTablePending } from './LedgerTablePending.tsx';
import { LedgerTableRow, type LedgerTableRowClassNames } from './LedgerTableRow.tsx';
import { LedgerTableSkeleton } from './LedgerTableSkeleton.tsx';
import { tableRoles } from './tableRoles.ts';
import { useDelayedFlag } from './useDelayedFlag.ts';
import { useLedgerTexts } from './useLedgerTexts.ts';

type LedgerTableEntriesProps = {
  /** Undefined while they load. */
  pages: readonly Page<Entry>[] | undefined;
  isStale: boolean;
  /** Wallet whose pending movements are shown above the entries. Null shows none, for example with a filter. */
  pendingOf: { walletId: string | undefined } | null;
  /** Whether all entries are loaded. */
  isComplete: boolean;
  labelledBy: string;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableRowClassNames & ClassNames<'table'>;
};

/** Rows that are drawn without a window: two or three screens. */
const plainRowsMax = 60;

/** Rows that are drawn while the code of the window loads: one screen. */
const firstRowsMax = 14;

/** Shorter waits would only flicker. */
const noticeableMs = 150;

const loadWindow = async () => (await import('./LedgerTableWindow.tsx')).LedgerTableWindow;

/** Table of the entries. Long tables draw only the rows in sight. */
export function LedgerTableEntries(props: LedgerTableEntriesProps) {
  const { pages, pendingOf, isStale, isComplete, labelledBy, onOpen, classNames } = props;
  const texts = useLedgerTexts();
  const isPale = useDelayedFlag(isStale, noticeableMs);
  const body = useRef<HTMLTableSectionElement>(null);
  const count = pages?.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const isLong = count > plainRowsMax;
  const { value: Window, hasFailed } = useLazyImport(loadWindow, isLong);
  const drawn = { texts, onOpen, classNames };
  return (
    <table
      {...tableRoles.table}
      {...slot('ledger-table-table', 'coffer-ledger-table-table', isPale && 'coffer-pale', classNames.table)}
      aria-labelledby={labelledBy}
      aria-rowcount={isLong ? (isComplete ? count + 1 : -1) : undefined}
      data-stale={isStale ? '' : undefined}
      data-windowed={isLong && Window ? '' : undefined}
    >
      <LedgerTableColumns t={texts.t} isCounted={isLong} />
      {pendingOf && pages && <LedgerTablePending {...pendingOf} classNames={classNames} />}
      {/* The key prevents a layout shift when pending rows appear above the body. */}
      <tbody
        key={String(!pages)}
        {...tableRoles.rowGroup}
        {...slot('ledger-table-body', 'coffer-ledger-table-body')}
        ref={body}
      >
        {!pages && <LedgerTableSkeleton />}
        {pages && isLong && Window ? (
          <Window {...drawn} pages={pages} count={count} body={body} />
        ) : (
          top(pages ?? [], isLong && !hasFailed ? firstRowsMax : count).map((entry, index) => (
            <LedgerTableRow {...drawn} key={entry.id} entry={entry} index={isLong ? index : undefined} />
          ))
        )}
      </tbody>
    </table>
  );
}

function top(pages: readonly Page<Entry>[], count: number): Entry[] {
  const entries: Entry[] = [];
  for (const { items } of pages) if (entries.length < count) entries.push(...items);
  return entries.slice(0, count);
}
