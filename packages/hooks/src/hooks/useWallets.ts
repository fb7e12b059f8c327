'use client';
import type { Wallet, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { walletsQueryOptions } from '../query/walletsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletsReturnType = UseQueryResult<Wallet[], WalletError>;

/** The customer's wallets, oldest first, closed ones too. */
export function useWallets(): UseWalletsReturnType {
  const config = useWalletConfig();
  return useQuery(walletsQueryOptions(config));
}
