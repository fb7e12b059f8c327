'use client';
import type { WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { removePaymentMethod } from '../mutations/changePaymentMethods.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseRemovePaymentMethodVariables = { paymentMethodId: string };

export type UseRemovePaymentMethodReturnType = UseMutationResult<
  void,
  WalletError,
  UseRemovePaymentMethodVariables
>;

/** Removes a payment method. Auto top-up that charged it turns off. */
export function useRemovePaymentMethod(): UseRemovePaymentMethodReturnType {
  return useWalletMutation(removePaymentMethod);
}
