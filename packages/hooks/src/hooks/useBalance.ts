'use client';
import type { WalletBalance, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type balanceQueryKey, balanceQueryOptions } from '../query/balanceQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useWalletQuery, type WalletQueryOptions } from './useWalletQuery.ts';

export type UseBalanceParameters<Selected = WalletBalance> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<WalletBalance, ReturnType<typeof balanceQueryKey>, Selected> | undefined;
};

export type UseBalanceReturnType<Selected = WalletBalance> = UseQueryResult<Selected, WalletError>;

/** Reads a wallet's current balance. The backend's events keep it up to date. */
export function useBalance<Selected = WalletBalance>(
  parameters: UseBalanceParameters<Selected> = {},
): UseBalanceReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useWalletQuery(balanceQueryOptions(config, { walletId }), parameters.query);
}
