'use client';
import type { WalletCapability, WalletError } from '@coffer/adapter';
import { type QueryKey, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCapability } from './useCapability.ts';

/** Reads if the backend has the capability. Otherwise, and until that is known, it reads nothing and stays pending. */
export function useCapabilityQuery<Data, Key extends QueryKey>(
  capability: WalletCapability,
  options: UseQueryOptions<Data, WalletError, Data, Key>,
): UseQueryResult<Data, WalletError> {
  return useQuery({ ...options, enabled: useCapability(capability) });
}
