'use client';
import type { WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MutationContext } from '../mutations/MutationContext.ts';
import { useWalletConfig } from './useWalletConfig.ts';

/** Binds a mutation to the config of the nearest `WalletProvider` and to the host's `QueryClient`. */
export function useWalletMutation<Data, Variables>(
  mutate: (context: MutationContext, variables: Variables) => Promise<Data>,
): UseMutationResult<Data, WalletError, Variables> {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: (variables) => mutate({ config, queryClient }, variables) });
}
