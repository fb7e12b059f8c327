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
import { entryFilterOf } from './entryFilterOf.ts';
import type { LedgerFilter } from './LedgerFilter.ts';

export type LedgerState = 'loading' | 'ready' | 'empty' | 'noMatches' | 'error';

type UseLedgerEntriesReturnType = {
  query: UseEntriesReturnType;
  state: LedgerState;
  /** Undefined while there is nothing to show; those of the filter before while another one loads. */
  pages: readonly Page<Entry>[] | undefined;
  /** Whether `pages` are those of the filter before. */
  isStale: boolean;
  /** What `pages` are filtered by. */
  pagesFilter: LedgerFilter;
  /** What to ask the backend for. */
  entryFilter: ReturnType<typeof entryFilterOf>;
  error: UseEntriesReturnType['error'];
  retry: () => void;
};

/** The entries that a table shows, and what to say where there are none. */
export function useLedgerEntries(parameters: {
  walletId: string | undefined;
  filter: LedgerFilter;
  limit: number;
}): UseLedgerEntriesReturnType {
  const { filter, limit } = parameters;
  const { now, timeZone } = useWalletLocale();
  const walletId = useWalletId(parameters.walletId);
  const wallets = useWallets();
  const entryFilter = entryFilterOf(filter, { now: now(), timeZone });
  const query = useEntries({ walletId, filter: entryFilter, limit });
  const { data } = query;
  const [held, setHeld] = useState({ walletId, filter, data });
  if (data && data !== held.data) setHeld({ walletId, filter, data });

  const failure = query.error ?? wallets.error;
  const hasFailed = !data && (failure !== null || query.isPaused);
  const before = !data && !hasFailed && held.walletId === walletId ? held.data : undefined;
  const pages = (data ?? before)?.pages;
  return {
    query,
    state: stateOf(),
    pages,
    isStale: before !== undefined,
    pagesFilter: before ? held.filter : filter,
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
