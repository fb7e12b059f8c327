'use client';
import type { WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useLazyPart } from '../config/useLazyPart.ts';
import { type DeferredParts, deferred } from '../deferred/deferred.ts';
import type { WalletCall } from '../deferred/WalletCall.ts';
import { useWalletConfig } from './useWalletConfig.ts';

/** A change whose code comes after the first screen; it is there long before anybody clicks. */
export function useDeferredMutation<Data, Variables>(
  change: (parts: DeferredParts, call: WalletCall, variables: Variables) => Promise<Data>,
): UseMutationResult<Data, WalletError, Variables> {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  useLazyPart(deferred);
  return useMutation({
    mutationFn: async (variables) => change(await deferred.load(), { config, queryClient }, variables),
  });
}
