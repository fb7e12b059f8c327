'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import type { UseMutationResult } from '@tanstack/react-query';
import { addPaymentMethod } from '../mutations/changePaymentMethods.ts';
import { useWalletMutation } from './useWalletMutation.ts';

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
  return useWalletMutation(addPaymentMethod);
}
