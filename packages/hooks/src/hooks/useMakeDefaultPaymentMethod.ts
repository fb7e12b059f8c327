'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { useDeferredMutation } from './useDeferredMutation.ts';

export type UseMakeDefaultPaymentMethodVariables = { paymentMethodId: string };

export type UseMakeDefaultPaymentMethodReturnType = UseMutationResult<
  PaymentMethod[],
  WalletError,
  UseMakeDefaultPaymentMethodVariables
>;

/** Makes a payment method the first in priority. */
export function useMakeDefaultPaymentMethod(): UseMakeDefaultPaymentMethodReturnType {
  return useDeferredMutation((parts, call, variables) => parts.makeDefaultPaymentMethod(call, variables));
}
