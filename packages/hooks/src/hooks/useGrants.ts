'use client';
import type { Grant, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { grantsQueryOptions } from '../query/grantsQueryOptions.ts';
import { useOfferedQuery } from './useOfferedQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseGrantsParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
};

export type UseGrantsReturnType = UseQueryResult<Grant[], WalletError>;

/** The unspent grants of a wallet, in the order in which they will be consumed. Capability `grants`. */
export function useGrants(parameters: UseGrantsParameters = {}): UseGrantsReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useOfferedQuery('grants', grantsQueryOptions(config, { walletId }));
}
