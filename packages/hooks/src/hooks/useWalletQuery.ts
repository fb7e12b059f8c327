'use client';
import type { WalletError } from '@coffer/adapter';
import { type QueryKey, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';

/**
 * Options of [`useQuery`](https://tanstack.com/query/latest/docs/framework/react/reference/useQuery) that a hook passes
 * on, such as `select`, `enabled`, `staleTime` or `refetchInterval`. The hook sets the key and the function.
 */
export type WalletQueryOptions<Data, Key extends QueryKey, Selected = Data> = Omit<
  UseQueryOptions<Data, WalletError, Selected, Key>,
  'queryKey' | 'queryFn' | 'queryHash' | 'queryKeyHashFn'
>;

/** Reads with the options of a factory and those of the host. The host's options win. */
export function useWalletQuery<Data, Key extends QueryKey, Selected>(
  { select: _, ...options }: UseQueryOptions<Data, WalletError, Data, Key>,
  query: WalletQueryOptions<Data, Key, Selected> | undefined,
): UseQueryResult<Selected, WalletError> {
  return useQuery({ ...options, ...query });
}
