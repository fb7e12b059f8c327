'use client';
import type { WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { capabilityMissing } from '../query/capabilityMissing.ts';
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
    mutationFn: async ({ paymentMethodId }) =>
      config.adapter.removePaymentMethod?.({ paymentMethodId }) ?? capabilityMissing('removePaymentMethod'),
    // Also after an error: `not_found` says that the list shown is out of date.
    onSettled: () => queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) }),
  });
}
