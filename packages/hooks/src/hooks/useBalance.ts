'use client';
import type { WalletBalance, WalletError } from '@coffer/adapter';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { balanceQueryOptions } from '../query/balanceQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseBalanceParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseBalanceReturnType = UseQueryResult<WalletBalance, WalletError>;

/** Reads a wallet's current balance. The backend's events keep it up to date. */
export function useBalance(parameters: UseBalanceParameters = {}): UseBalanceReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useQuery(balanceQueryOptions(config, { walletId }));
}
