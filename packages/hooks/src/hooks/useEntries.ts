'use client';
import type { Entry, EntryFilter, Page, WalletError } from '@coffer/adapter';
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { entriesInfiniteQueryOptions } from '../query/entriesInfiniteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseEntriesParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Entries to include. @default all */
  filter?: EntryFilter | undefined;
  /** Entries per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

export type UseEntriesReturnType = UseInfiniteQueryResult<
  InfiniteData<Page<Entry>, string | null>,
  WalletError
>;

/** Reads a wallet's entries, newest first, page by page with `fetchNextPage`. New entries appear on top. */
export function useEntries(parameters: UseEntriesParameters = {}): UseEntriesReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useInfiniteQuery(entriesInfiniteQueryOptions(config, { ...parameters, walletId }));
}
