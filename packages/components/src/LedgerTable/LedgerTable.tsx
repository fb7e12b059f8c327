'use client';
import type { Entry } from '@coffer/adapter';
import { type ComponentPropsWithoutRef, type ForwardedRef, useId, useState } from 'react';
import { EntryDetail } from '../EntryDetail/EntryDetail.tsx';
import { Card } from '../internal/Card.tsx';
import type { ClassNames } from '../internal/slot.ts';
import { useControlledState } from '../internal/useControlledState.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { LedgerTableEntries } from './LedgerTableEntries.tsx';
import { LedgerTableFilters } from './LedgerTableFilters.tsx';
import { LedgerTableFooter } from './LedgerTableFooter.tsx';
import { LedgerTableHeader } from './LedgerTableHeader.tsx';
import { LedgerTableNotice } from './LedgerTableNotice.tsx';
import type { LedgerFilter } from './ledgerFilter.ts';
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
   * Wallet whose entries are listed.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Filter of the entries, as plain data (see `ledgerFilterToSearch`). Makes the filter controlled. */
  filter?: LedgerFilter | undefined;
  /**
   * Filter at first, if `filter` is not set.
   * @default {}, which shows all entries
   */
  defaultFilter?: LedgerFilter | undefined;
  /** Called when the customer changes the filter. */
  onFilterChange?: ((filter: LedgerFilter) => void) | undefined;
  /**
   * Entries per page, 1 to 100.
   * @default 25
   */
  limit?: number | undefined;
  /**
   * Loads the next page when the end of the table comes into sight, instead of on a click.
   * @default false
   */
  autoLoad?: boolean | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: LedgerTableClassNames | undefined;
};

const everything: LedgerFilter = {};

/** One object for all renders. A new one would render every row again. */
const noClassNames: LedgerTableClassNames = {};

/**
 * Lists all entries of a wallet, newest first, with the balance after each. A click on an entry opens its details. New
 * entries appear automatically. Below a width of 480 px the rows become cards.
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
            isComplete={!query.hasNextPage}
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
