'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { capability } from '../query/capability.ts';
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
    mutationFn: ({ paymentMethodId }) => {
      const { adapter } = config;
      const makeDefault = capability(
        adapter.makeDefaultPaymentMethod?.bind(adapter),
        'makeDefaultPaymentMethod',
      );
      return makeDefault({ paymentMethodId });
    },
    onSuccess: (methods) => queryClient.setQueryData(paymentMethodsQueryKey(config), methods),
    onError: () => queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) }),
  });
}
