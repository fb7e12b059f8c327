'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { paymentMethodsQueryKey } from '../query/paymentMethodsQueryOptions.ts';
import { createIdempotencyKey } from '../topUp/createIdempotencyKey.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseAddPaymentMethodVariables = {
  /** What the processor's form gave for the method. */
  token: string;
};

export type UseAddPaymentMethodReturnType = UseMutationResult<
  PaymentMethod,
  WalletError,
  UseAddPaymentMethodVariables
>;

/** Saves a payment method, as the last in priority. Trying again after a lost answer saves it once. */
export function useAddPaymentMethod(): UseAddPaymentMethodReturnType {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async ({ token }) => {
      const idempotencyKey = keys.current.get(token) ?? createIdempotencyKey();
      keys.current.set(token, idempotencyKey);
      const { adapter } = config;
      return (
        adapter.addPaymentMethod?.({ token }, { idempotencyKey }) ?? capabilityMissing('addPaymentMethod')
      );
    },
    onSuccess: async (_method, { token }) => {
      // The same token may be saved again later, on purpose: that is another request.
      keys.current.delete(token);
      await queryClient.invalidateQueries({ queryKey: paymentMethodsQueryKey(config) });
    },
  });
}
