'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { paymentMethodsQueryOptions } from '../query/paymentMethodsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UsePaymentMethodsReturnType = UseQueryResult<PaymentMethod[], WalletError>;

/** Reads the customer's saved payment methods by priority. The first is used unless the customer chooses another. */
export function usePaymentMethods(): UsePaymentMethodsReturnType {
  const config = useWalletConfig();
  return useQuery(paymentMethodsQueryOptions(config));
}
