'use client';
import type { Entry } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId, useState } from 'react';
import { EntryDetail } from '../EntryDetail/EntryDetail.tsx';
import { Card } from '../internal/Card.tsx';
import type { ClassNames } from '../internal/slot.ts';
import { useControlledState } from '../internal/useControlledState.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import type { LedgerFilter } from './LedgerFilter.ts';
import { LedgerTableEntries } from './LedgerTableEntries.tsx';
import { LedgerTableFilters } from './LedgerTableFilters.tsx';
import { LedgerTableFooter } from './LedgerTableFooter.tsx';
import { LedgerTableHeader } from './LedgerTableHeader.tsx';
import { LedgerTableNotice } from './LedgerTableNotice.tsx';
import { useLedgerEntries } from './useLedgerEntries.ts';

/** Parts of `LedgerTable` for `classNames`. Each node has `data-slot="ledger-table-<part>"`. */
export type LedgerTablePart =
  | 'header'
  | 'title'
  | 'export'
  | 'toolbar'
  | 'filter'
  | 'period'
  | 'more'
  | 'panel'
  | 'table'
  | 'row'
  | 'date'
  | 'description'
  | 'amount'
  | 'balance'
  | 'notice'
  | 'footer';

export type LedgerTableClassNames = ClassNames<LedgerTablePart>;

export type LedgerTableProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Whose entries.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Controls which entries are shown: plain data, for a URL by `ledgerFilterToSearch`. */
  filter?: LedgerFilter | undefined;
  /**
   * Which entries are shown at first, uncontrolled.
   * @default {}
   */
  defaultFilter?: LedgerFilter | undefined;
  /** Called when the reader chooses another filter. */
  onFilterChange?: ((filter: LedgerFilter) => void) | undefined;
  /**
   * Entries a page, 1 to 100.
   * @default 25
   */
  limit?: number | undefined;
  /**
   * Asks for the next page as soon as the end comes into sight, instead of when asked.
   * @default false
   */
  autoLoad?: boolean | undefined;
  /**
   * Level of the heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: LedgerTableClassNames | undefined;
};

const everything: LedgerFilter = {};

/** The same at each render, or every row would render with it. */
const noClassNames: LedgerTableClassNames = {};

/**
 * Every movement of a wallet, newest first, with the balance after it; pressing one shows its receipt. New
 * entries appear by themselves. Under 480 px of its own width the columns become cards.
 */
export const LedgerTable = withCardBoundary(
  'ledger-table',
  function LedgerTable(props: LedgerTableProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, filter, defaultFilter = everything, onFilterChange, limit = 25, ...others } = props;
    const { autoLoad = false, headingLevel = 2, classNames = noClassNames, ...rest } = others;
    const titleId = useId();
    const [shownFilter, setFilter] = useControlledState(filter, defaultFilter, onFilterChange);
    const [opened, setOpened] = useState<Entry | null>(null);
    const shown = useLedgerEntries({ walletId, filter: shownFilter, limit });
    const { query, state, pages, isStale, pagesFilter, entryFilter, error, retry } = shown;
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={state === 'loading' || isStale}
        {...rest}
        ref={ref}
        slotName="ledger-table"
        data-state={state}
      >
        <LedgerTableHeader
          titleId={titleId}
          headingLevel={headingLevel}
          walletId={walletId}
          entryFilter={entryFilter}
          classNames={classNames}
        />
        <LedgerTableFilters
          walletId={walletId}
          filter={shownFilter}
          onFilterChange={setFilter}
          classNames={classNames}
        />
        {state === 'ready' || state === 'loading' ? (
          <LedgerTableEntries
            pages={pages}
            pendingOf={Object.keys(pagesFilter).length === 0 ? { walletId } : null}
            isStale={isStale}
            isWhole={!query.hasNextPage}
            labelledBy={titleId}
            onOpen={setOpened}
            classNames={classNames}
          />
        ) : (
          <LedgerTableNotice
            state={state}
            error={error}
            onRetry={retry}
            onShowAll={() => setFilter(everything)}
            className={classNames.notice}
          />
        )}
        {state === 'ready' && (
          <LedgerTableFooter query={query} autoLoad={autoLoad} className={classNames.footer} />
        )}
        <EntryDetail entry={opened} onClose={() => setOpened(null)} />
      </Card>
    );
  },
);
