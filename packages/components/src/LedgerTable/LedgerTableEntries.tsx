'use client';
import type { Entry } from '@coffer/adapter';
import { useRef } from 'react';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';
import { useLoaded } from '../parts/useLoaded.ts';
import { LedgerTableColumns } from './LedgerTableColumns.tsx';
import type { LedgerTableClassNames } from './LedgerTablePart.ts';
import { LedgerTablePending } from './LedgerTablePending.tsx';
import { LedgerTableRow } from './LedgerTableRow.tsx';
import { LedgerTableSkeleton } from './LedgerTableSkeleton.tsx';
import { tableRoles } from './tableRoles.ts';

type LedgerTableEntriesProps = {
  /** Undefined while they load. */
  entries: readonly Entry[] | undefined;
  isStale: boolean;
  /** Whose pending movements stand above them; null for none, as under a filter. */
  pendingOf: { walletId: string | undefined } | null;
  /** Whether no older ones are left to load. */
  isWhole: boolean;
  labelledBy: string;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableClassNames;
};

/** Two or three screens of rows; more are drawn only where they are seen. */
const plainRowsMax = 60;

/** One screen of them stands there at once, until the code that draws the others has come. */
const firstRowsMax = 20;

const loadWindow = async () => (await import('./LedgerTableWindow.tsx')).LedgerTableWindow;

/** The table itself. */
export function LedgerTableEntries(props: LedgerTableEntriesProps) {
  const { entries = [], pendingOf, isStale, isWhole, labelledBy, onOpen, classNames } = props;
  const say = useSay(ledgerEnglish);
  const body = useRef<HTMLTableSectionElement>(null);
  const isLoading = !props.entries;
  const isLong = entries.length > plainRowsMax;
  const { value: Window, hasFailed } = useLoaded(loadWindow, isLong);
  // Without the code for it, drawing all is slow and still right.
  const plain = isLong && !hasFailed ? entries.slice(0, firstRowsMax) : entries;
  return (
    <table
      {...tableRoles.table}
      {...slot('ledger-table-table', isStale ? 'coffer-pale' : undefined, classNames.table)}
      aria-labelledby={labelledBy}
      aria-rowcount={isLong ? (isWhole ? entries.length + 1 : -1) : undefined}
      data-stale={isStale ? '' : undefined}
    >
      <LedgerTableColumns entries={isLong ? entries : []} say={say} />
      {pendingOf && !isLoading && <LedgerTablePending {...pendingOf} classNames={classNames} />}
      {/* Keyed, so that it does not count as moved where pending rows come to stand above it. */}
      <tbody key={String(isLoading)} {...tableRoles.rowGroup} {...slot('ledger-table-body')} ref={body}>
        {isLoading && <LedgerTableSkeleton />}
        {isLong && Window ? (
          <Window entries={entries} body={body} onOpen={onOpen} classNames={classNames} />
        ) : (
          plain.map((entry, index) => (
            <LedgerTableRow
              key={entry.id}
              entry={entry}
              index={isLong ? index : undefined}
              onOpen={onOpen}
              classNames={classNames}
            />
          ))
        )}
      </tbody>
    </table>
  );
}
