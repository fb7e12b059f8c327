'use client';
import type { WalletAnalytics, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { type analyticsQueryKey, analyticsQueryOptions } from '../query/analyticsQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';
import type { WalletQueryOptions } from './useWalletQuery.ts';

export type UseAnalyticsParameters<Selected = WalletAnalytics> = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: string;
  /** Last day, inclusive, `YYYY-MM-DD`, in UTC. At most 366 days after `from`. */
  to: string;
  /** Options of TanStack Query, such as `select`, which sets the type of `data`, or `refetchInterval`. */
  query?: WalletQueryOptions<WalletAnalytics, ReturnType<typeof analyticsQueryKey>, Selected> | undefined;
};

export type UseAnalyticsReturnType<Selected = WalletAnalytics> = UseQueryResult<Selected, WalletError>;

/** Reads a wallet's balances by day, its flows and its spend. Needs the capability `analytics`. */
export function useAnalytics<Selected = WalletAnalytics>(
  parameters: UseAnalyticsParameters<Selected>,
): UseAnalyticsReturnType<NoInfer<Selected>> {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  const { from, to, query } = parameters;
  return useCapabilityQuery('analytics', analyticsQueryOptions(config, { walletId, from, to }), query);
}
