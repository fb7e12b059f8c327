'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { makeDefaultPaymentMethod } from '../mutations/changePaymentMethods.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseMakeDefaultPaymentMethodVariables = { paymentMethodId: string };

export type UseMakeDefaultPaymentMethodReturnType = UseMutationResult<
  PaymentMethod[],
  WalletError,
  UseMakeDefaultPaymentMethodVariables
>;

/** Makes a payment method the first in priority. */
export function useMakeDefaultPaymentMethod(): UseMakeDefaultPaymentMethodReturnType {
  return useWalletMutation(makeDefaultPaymentMethod);
}
