'use client';
import type { WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { useDeferredMutation } from './useDeferredMutation.ts';

export type UseRemovePaymentMethodVariables = { paymentMethodId: string };

export type UseRemovePaymentMethodReturnType = UseMutationResult<
  void,
  WalletError,
  UseRemovePaymentMethodVariables
>;

/** Forgets a payment method. Where auto top-up charged it, that is switched off. */
export function useRemovePaymentMethod(): UseRemovePaymentMethodReturnType {
  return useDeferredMutation((parts, call, variables) => parts.removePaymentMethod(call, variables));
}
