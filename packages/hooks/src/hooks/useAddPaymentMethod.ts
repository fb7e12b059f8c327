'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { addPaymentMethod } from '../mutations/changePaymentMethods.ts';
import { useWalletMutation } from './useWalletMutation.ts';

export type UseAddPaymentMethodVariables = {
  /** Token from the processor's form. It stands for the card or account; the kit never sees the number. */
  token: string;
};

export type UseAddPaymentMethodReturnType = UseMutationResult<
  PaymentMethod,
  WalletError,
  UseAddPaymentMethodVariables
>;

/** Saves a payment method with the lowest priority. A retry after a lost response saves it only once. */
export function useAddPaymentMethod(): UseAddPaymentMethodReturnType {
  return useWalletMutation(addPaymentMethod);
}
