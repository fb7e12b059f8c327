'use client';
import type { Page, WalletCapability, WalletError } from '@coffer/adapter';
import {
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { pagesQueryOptions } from '../query/pagesQueryOptions.ts';
import { useCapability } from './useCapability.ts';

/** Pages of a list that were read so far. */
export type WalletPages<ItemPage> = InfiniteData<ItemPage, string | null>;

/**
 * Options of [`useInfiniteQuery`](https://tanstack.com/query/latest/docs/framework/react/reference/useInfiniteQuery)
 * that a hook passes on, such as `select` or `enabled`. The hook sets the key, the function and the cursors.
 */
export type WalletPagesOptions<ItemPage, Key extends QueryKey, Selected = WalletPages<ItemPage>> = Omit<
  UseInfiniteQueryOptions<ItemPage, WalletError, Selected, Key, string | null>,
  | 'queryKey'
  | 'queryFn'
  | 'queryHash'
  | 'queryKeyHashFn'
  | 'initialPageParam'
  | 'getNextPageParam'
  | 'getPreviousPageParam'
  | 'maxPages'
>;

/** Reads a list page by page with the options of a factory and those of the host. The host's options win. */
export function useWalletPages<Item, Key extends QueryKey, ItemPage extends Page<Item>, Selected>(
  { select: _, ...options }: ReturnType<typeof pagesQueryOptions<Item, Key, ItemPage>>,
  query: WalletPagesOptions<ItemPage, Key, Selected> | undefined,
): UseInfiniteQueryResult<Selected, WalletError> {
  return useInfiniteQuery({ ...options, ...query });
}

/**
 * Reads a list page by page if the backend has the capability and the host did not disable the query. Otherwise it
 * reads nothing and stays pending.
 */
export function useCapabilityPages<Item, Key extends QueryKey, ItemPage extends Page<Item>, Selected>(
  capability: WalletCapability,
  options: ReturnType<typeof pagesQueryOptions<Item, Key, ItemPage>>,
  query: WalletPagesOptions<ItemPage, Key, Selected> | undefined,
): UseInfiniteQueryResult<Selected, WalletError> {
  const isOffered = useCapability(capability);
  return useWalletPages(options, { ...query, enabled: isOffered && (query?.enabled ?? true) });
}
