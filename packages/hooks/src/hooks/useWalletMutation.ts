'use client';
import type { WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { reportWalletError } from '../events/walletErrors.ts';
import type { MutationContext } from '../mutations/MutationContext.ts';
import { asWalletError } from '../query/asWalletError.ts';
import { useWalletConfig } from './useWalletConfig.ts';

/** Binds a mutation to the config of the nearest `WalletProvider` and to the host's `QueryClient`. */
export function useWalletMutation<Data, Variables>(
  mutate: (context: MutationContext, variables: Variables) => Promise<Data>,
): UseMutationResult<Data, WalletError, Variables> {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (variables) => {
      try {
        return await mutate({ config, queryClient }, variables);
      } catch (cause) {
        signalOf(variables)?.throwIfAborted();
        const error = asWalletError(cause);
        reportWalletError(config, error);
        throw error;
      }
    },
  });
}

/** Returns the signal with which the caller can abort, as for an export. */
function signalOf(variables: unknown): AbortSignal | undefined {
  const { signal }: { signal?: unknown } = Object(variables);
  return signal instanceof AbortSignal ? signal : undefined;
}
