'use client';
import type { WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { capability } from '../query/capability.ts';
import { paymentMethodsQueryKey } from '../query/paymentMethodsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseRemovePaymentMethodVariables = { paymentMethodId: string };

export type UseRemovePaymentMethodReturnType = UseMutationResult<
  void,
  WalletError,
  UseRemovePaymentMethodVariables
>;

/** Forgets a payment method. */
export function useRemovePaymentMethod(): UseRemovePaymentMethodReturnType {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ paymentMethodId }) => {
      const { adapter } = config;
      const remove = capability(adapter.removePaymentMethod?.bind(adapter), 'removePaymentMethod');
      return remove({ paymentMethodId });
    },
    // Also after an error: `not_found` says that the list shown is out of date.
    onSettled: () => queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) }),
  });
}
