'use client';
import type { Entry, Page } from '@coffer/adapter';
import {
  type UseEntriesReturnType,
  useEntries,
  useWalletId,
  useWalletLocale,
  useWallets,
} from '@coffer/hooks';
import { useState } from 'react';
import { type LedgerFilter, toEntryFilter } from './ledgerFilter.ts';
import { useDelayedFlag } from './useDelayedFlag.ts';

export type LedgerState = 'loading' | 'ready' | 'empty' | 'noMatches' | 'error';

type UseLedgerEntriesReturnType = {
  query: UseEntriesReturnType;
  state: LedgerState;
  /**
   * Pages to show. While another filter loads, those of the previous filter, for at most a second and until a request
   * fails. Undefined if there are none.
   */
  pages: readonly Page<Entry>[] | undefined;
  /** Whether `pages` belong to the previous filter. */
  isStale: boolean;
  /** Filter of `pages`. */
  pagesFilter: LedgerFilter;
  /** Filter as the backend takes it. */
  entryFilter: ReturnType<typeof toEntryFilter>;
  error: UseEntriesReturnType['error'];
  retry: () => void;
};

/** Longest time for which rows of the previous filter are shown. They would be read as rows of the chosen one. */
const patienceMs = 1000;

/** Loads the entries of a table, and returns the reason if there are none to show. */
export function useLedgerEntries(parameters: {
  walletId: string | undefined;
  filter: LedgerFilter;
  limit: number;
}): UseLedgerEntriesReturnType {
  const { filter, limit } = parameters;
  const { now, timeZone } = useWalletLocale();
  const walletId = useWalletId(parameters.walletId);
  const wallets = useWallets();
  const entryFilter = toEntryFilter(filter, { now: now(), timeZone });
  const query = useEntries({ walletId, filter: entryFilter, limit });
  const { data } = query;
  const [last, setLast] = useState({ walletId, filter, data });
  if (data && data !== last.data) setLast({ walletId, filter, data });

  const failure = query.error ?? wallets.error;
  const hasFailed = !data && (failure !== null || query.isPaused);
  const isReplacing = !data && last.walletId === walletId && last.data !== undefined;
  const isLate = useDelayedFlag(isReplacing, patienceMs);
  const previous = isReplacing && !hasFailed && query.failureCount === 0 && !isLate ? last.data : undefined;
  const pages = (data ?? previous)?.pages;
  return {
    query,
    state: stateOf(),
    pages,
    isStale: previous !== undefined,
    pagesFilter: previous ? last.filter : filter,
    entryFilter,
    error: failure,
    retry: () => void (wallets.isError ? wallets : query).refetch(),
  };

  function stateOf(): LedgerState {
    if (pages?.some(({ items }) => items.length > 0)) return 'ready';
    if (data) return Object.keys(filter).length > 0 ? 'noMatches' : 'empty';
    if (hasFailed) return 'error';
    return parameters.walletId === undefined && wallets.data?.length === 0 ? 'empty' : 'loading';
  }
}
