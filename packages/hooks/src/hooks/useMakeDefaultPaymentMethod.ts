'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { paymentMethodsQueryKey } from '../query/paymentMethodsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseMakeDefaultPaymentMethodVariables = { paymentMethodId: string };

export type UseMakeDefaultPaymentMethodReturnType = UseMutationResult<
  PaymentMethod[],
  WalletError,
  UseMakeDefaultPaymentMethodVariables
>;

/** Makes a payment method the first in priority. */
export function useMakeDefaultPaymentMethod(): UseMakeDefaultPaymentMethodReturnType {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ paymentMethodId }) =>
      config.adapter.makeDefaultPaymentMethod?.({ paymentMethodId }) ??
      capabilityMissing('makeDefaultPaymentMethod'),
    onSuccess: (methods) => queryClient.setQueryData(paymentMethodsQueryKey(config), methods),
    onError: () => queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) }),
  });
}
