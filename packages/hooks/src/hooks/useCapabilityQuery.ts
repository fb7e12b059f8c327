'use client';
import type { WalletCapability, WalletError } from '@coffer/adapter';
import { type QueryKey, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCapability } from './useCapability.ts';

/** A query of what not every backend offers: nothing is asked of one that does not, or not yet, say so. */
export function useCapabilityQuery<Data, Key extends QueryKey>(
  capability: WalletCapability,
  options: UseQueryOptions<Data, WalletError, Data, Key>,
): UseQueryResult<Data, WalletError> {
  return useQuery({ ...options, enabled: useCapability(capability) });
}
