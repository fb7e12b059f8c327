'use client';
import type { WalletCapability, WalletError } from '@coffer/adapter';
import type { QueryKey, UseQueryOptions, UseQueryResult } from '@tanstack/react-query';
import { useCapability } from './useCapability.ts';
import { useWalletQuery, type WalletQueryOptions } from './useWalletQuery.ts';

/**
 * Reads if the backend has the capability and the host did not disable the query. Otherwise, and until that is known,
 * it reads nothing and stays pending.
 */
export function useCapabilityQuery<Data, Key extends QueryKey, Selected>(
  capability: WalletCapability,
  options: UseQueryOptions<Data, WalletError, Data, Key>,
  query: WalletQueryOptions<Data, Key, Selected> | undefined,
): UseQueryResult<Selected, WalletError> {
  const isOffered = useCapability(capability);
  return useWalletQuery(options, { ...query, enabled: isOffered && (query?.enabled ?? true) });
}
