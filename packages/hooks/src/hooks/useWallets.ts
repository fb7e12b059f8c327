'use client';
import type { Wallet, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { walletsQueryOptions } from '../query/walletsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletsReturnType = UseQueryResult<Wallet[], WalletError>;

/** Reads the customer's wallets, oldest first, including closed ones. */
export function useWallets(): UseWalletsReturnType {
  const config = useWalletConfig();
  return useQuery(walletsQueryOptions(config));
}
