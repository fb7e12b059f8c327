'use client';
import type { Page, WalletCapability, WalletError } from '@coffer/adapter';
import {
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { pagesQueryOptions } from '../query/pagesQueryOptions.ts';
import { useCapability } from './useCapability.ts';

/** Reads a list page by page if the backend has the capability. Otherwise it reads nothing and stays pending. */
export function useCapabilityPages<Item, Key extends QueryKey, ItemPage extends Page<Item>>(
  capability: WalletCapability,
  options: ReturnType<typeof pagesQueryOptions<Item, Key, ItemPage>>,
): UseInfiniteQueryResult<InfiniteData<ItemPage, string | null>, WalletError> {
  const enabled = useCapability(capability);
  return useInfiniteQuery({ ...options, enabled });
}
