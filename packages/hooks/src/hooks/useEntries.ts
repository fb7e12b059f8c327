'use client';
import type { Entry, EntryFilter, Page, WalletError } from '@coffer/adapter';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import {
  type entriesInfiniteQueryKey,
  entriesInfiniteQueryOptions,
} from '../query/entriesInfiniteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletPages, type WalletPages, type WalletPagesOptions } from './useWalletPages.ts';

export type UseEntriesParameters<Selected = WalletPages<Page<Entry>>> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Entries to include. @default all */
  filter?: EntryFilter | undefined;
  /** Entries per page, 1 to 100. @default 25 */
  limit?: number | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletPagesOptions<Page<Entry>, ReturnType<typeof entriesInfiniteQueryKey>, Selected> | undefined;
};

export type UseEntriesReturnType<Selected = WalletPages<Page<Entry>>> = UseInfiniteQueryResult<
  Selected,
  WalletError
>;

/** Reads a wallet's entries, newest first, page by page with `fetchNextPage`. New entries appear on top. */
export function useEntries<Selected = WalletPages<Page<Entry>>>(
  parameters: UseEntriesParameters<Selected> = {},
): UseEntriesReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const { filter, limit, query } = parameters;
  return useWalletPages(entriesInfiniteQueryOptions(config, { walletId, filter, limit }), query);
}
