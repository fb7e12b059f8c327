'use client';
import type { GrantOrder, GrantPage, WalletError } from '@coffer/adapter';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import {
  type grantsInfiniteQueryKey,
  grantsInfiniteQueryOptions,
} from '../query/grantsInfiniteQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import { useCapabilityPages, type WalletPages, type WalletPagesOptions } from './useWalletPages.ts';

export type UseGrantsParameters<Selected = WalletPages<GrantPage>> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /**
   * `consumption` is the order in which debits consume grants; `expiry` lists only those that expire, soonest first.
   * @default 'consumption'
   */
  order?: GrantOrder | undefined;
  /** Grants per page, 1 to 100. @default 25 */
  limit?: number | undefined;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletPagesOptions<GrantPage, ReturnType<typeof grantsInfiniteQueryKey>, Selected> | undefined;
};

export type UseGrantsReturnType<Selected = WalletPages<GrantPage>> = UseInfiniteQueryResult<
  Selected,
  WalletError
>;

/** Reads a wallet's unspent grants, page by page with `fetchNextPage`. Needs the capability `grants`. */
export function useGrants<Selected = WalletPages<GrantPage>>(
  parameters: UseGrantsParameters<Selected> = {},
): UseGrantsReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const { order, limit, query } = parameters;
  return useCapabilityPages('grants', grantsInfiniteQueryOptions(config, { walletId, order, limit }), query);
}
