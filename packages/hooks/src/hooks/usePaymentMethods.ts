'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { paymentMethodsQueryOptions } from '../query/paymentMethodsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UsePaymentMethodsReturnType = UseQueryResult<PaymentMethod[], WalletError>;

/** The customer's saved ways to pay, by priority: the first is used unless another is chosen. */
export function usePaymentMethods(): UsePaymentMethodsReturnType {
  const config = useWalletConfig();
  return useQuery(paymentMethodsQueryOptions(config));
}
