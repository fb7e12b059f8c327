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

/** Gives a payment method priority 1: it is used first from now on. Returns all methods in their new order. */
export function useMakeDefaultPaymentMethod(): UseMakeDefaultPaymentMethodReturnType {
  return useWalletMutation(makeDefaultPaymentMethod);
}
