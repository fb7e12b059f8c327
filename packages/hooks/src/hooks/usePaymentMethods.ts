'use client';
import type { PaymentMethod, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import {
  type paymentMethodsQueryKey,
  paymentMethodsQueryOptions,
} from '../query/paymentMethodsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletQuery, type WalletQueryOptions } from './useWalletQuery.ts';

export type UsePaymentMethodsParameters<Selected = PaymentMethod[]> = {
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?:
    | WalletQueryOptions<PaymentMethod[], ReturnType<typeof paymentMethodsQueryKey>, Selected>
    | undefined;
};

export type UsePaymentMethodsReturnType<Selected = PaymentMethod[]> = UseQueryResult<Selected, WalletError>;

/** Reads the customer's saved payment methods by priority. The first is used unless the customer chooses another. */
export function usePaymentMethods<Selected = PaymentMethod[]>(
  parameters: UsePaymentMethodsParameters<Selected> = {},
): UsePaymentMethodsReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  return useWalletQuery(paymentMethodsQueryOptions(config), parameters.query);
}
