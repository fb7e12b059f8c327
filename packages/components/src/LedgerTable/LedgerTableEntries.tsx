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
  /** Whose pending movements stand above them; null for none, as under a filter. */
  pendingOf: { walletId: string | undefined } | null;
  /** Whether no older ones are left to load. */
  isWhole: boolean;
  labelledBy: string;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableRowClassNames & ClassNames<'table'>;
};

/** Two or three screens of rows; more are drawn only where they are seen. */
const plainRowsMax = 60;

/** One screen of them stands there at once, until the code that draws the others has come. */
const firstRowsMax = 14;

const loadWindow = async () => (await import('./LedgerTableWindow.tsx')).LedgerTableWindow;

/** The table itself. */
export function LedgerTableEntries(props: LedgerTableEntriesProps) {
  const { pages, pendingOf, isStale, isWhole, labelledBy, onOpen, classNames } = props;
  const texts = useLedgerTexts();
  const isPale = useDelayedFlag(isStale);
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
      aria-rowcount={isLong ? (isWhole ? count + 1 : -1) : undefined}
      data-stale={isStale ? '' : undefined}
      data-windowed={isLong && Window ? '' : undefined}
    >
      <LedgerTableColumns t={texts.t} isCounted={isLong} />
      {pendingOf && pages && <LedgerTablePending {...pendingOf} classNames={classNames} />}
      {/* Keyed, so that it does not count as moved where pending rows come to stand above it. */}
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
