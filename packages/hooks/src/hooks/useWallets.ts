'use client';
import type { Wallet, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type walletsQueryKey, walletsQueryOptions } from '../query/walletsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletQuery, type WalletQueryOptions } from './useWalletQuery.ts';

export type UseWalletsParameters<Selected = Wallet[]> = {
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<Wallet[], ReturnType<typeof walletsQueryKey>, Selected> | undefined;
};

export type UseWalletsReturnType<Selected = Wallet[]> = UseQueryResult<Selected, WalletError>;

/** Reads the customer's wallets, oldest first, including closed ones. */
export function useWallets<Selected = Wallet[]>(
  parameters: UseWalletsParameters<Selected> = {},
): UseWalletsReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  return useWalletQuery(walletsQueryOptions(config), parameters.query);
}
