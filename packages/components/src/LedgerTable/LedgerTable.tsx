'use client';
import type { EntryFilter } from '@coffer/adapter';
import { useEntries, useWallets } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, useId } from 'react';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import { useSay } from '../messages/useSay.ts';
import { Card } from '../parts/Card.tsx';
import { slot } from '../parts/slot.ts';
import { useControllable } from '../parts/useControllable.ts';
import { LedgerTableEntries } from './LedgerTableEntries.tsx';
import { LedgerTableFilter } from './LedgerTableFilter.tsx';
import { LedgerTableFooter } from './LedgerTableFooter.tsx';
import { LedgerTableNotice } from './LedgerTableNotice.tsx';
import type { LedgerTableClassNames } from './LedgerTablePart.ts';

export type LedgerTableProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Whose entries.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Controls which entries are shown: plain data, to be kept in a URL. */
  filter?: EntryFilter | undefined;
  /**
   * Which entries are shown at first, uncontrolled.
   * @default {}
   */
  defaultFilter?: EntryFilter | undefined;
  /** Called when the reader chooses another filter. */
  onFilterChange?: ((filter: EntryFilter) => void) | undefined;
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

/**
 * Every movement of a wallet, newest first, with the balance after it. New entries appear by
 * themselves. Under 480 px of its own width the columns become cards.
 */
export const LedgerTable = forwardRef<HTMLElement, LedgerTableProps>(function LedgerTable(props, ref) {
  const { walletId, filter, defaultFilter = {}, onFilterChange, limit = 25, ...others } = props;
  const { autoLoad = false, headingLevel = 2, classNames = {}, ...rest } = others;
  const say = useSay(ledgerEnglish);
  const titleId = useId();
  const [shownFilter, setFilter] = useControllable(filter, defaultFilter, onFilterChange);
  const wallets = useWallets();
  const query = useEntries({ walletId, filter: shownFilter, limit });
  const entries = query.data?.pages.flatMap((page) => page.items);
  const hasNoWallet = walletId === undefined && wallets.data?.length === 0;
  const state = stateOf();
  const Heading = `h${headingLevel}` as const;
  return (
    <Card
      aria-labelledby={titleId}
      aria-busy={state === 'loading'}
      {...rest}
      ref={ref}
      slotName="ledger-table"
      data-state={state}
    >
      <div {...slot('ledger-table-header', classNames.header)}>
        <Heading {...slot('ledger-table-title', 'coffer-title', classNames.title)} id={titleId}>
          {say('ledger.title')}
        </Heading>
        <LedgerTableFilter filter={shownFilter} onFilterChange={setFilter} className={classNames.filter} />
      </div>
      {state === 'ready' || state === 'loading' ? (
        <LedgerTableEntries entries={entries} labelledBy={titleId} classNames={classNames} />
      ) : (
        <LedgerTableNotice
          state={state}
          error={query.error ?? wallets.error}
          onRetry={() => void (wallets.isError ? wallets : query).refetch()}
          onShowAll={() => setFilter({})}
          className={classNames.notice}
        />
      )}
      {state === 'ready' && (
        <LedgerTableFooter query={query} autoLoad={autoLoad} className={classNames.footer} />
      )}
    </Card>
  );

  function stateOf() {
    if (entries && entries.length > 0) return 'ready';
    if (entries) return Object.values(shownFilter).some(Boolean) ? 'noMatches' : 'empty';
    if (query.isError || wallets.isError || query.isPaused) return 'error';
    return hasNoWallet ? 'empty' : 'loading';
  }
});
