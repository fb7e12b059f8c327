'use client';
import type { GrantOrder, GrantPage, WalletError } from '@coffer/adapter';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { grantsInfiniteQueryOptions } from '../query/grantsInfiniteQueryOptions.ts';
import { useCapabilityPages } from './useCapabilityPages.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseGrantsParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /**
   * `consumption` is the order in which debits consume grants; `expiry` lists only those that expire, soonest first.
   * @default 'consumption'
   */
  order?: GrantOrder | undefined;
  /** Grants per page, 1 to 100. @default 25 */
  limit?: number | undefined;
};

export type UseGrantsReturnType = UseInfiniteQueryResult<InfiniteData<GrantPage, string | null>, WalletError>;

/** Reads a wallet's unspent grants, page by page with `fetchNextPage`. Needs the capability `grants`. */
export function useGrants(parameters: UseGrantsParameters = {}): UseGrantsReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityPages('grants', grantsInfiniteQueryOptions(config, { ...parameters, walletId }));
}
