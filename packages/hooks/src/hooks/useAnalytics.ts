'use client';
import type { WalletAnalytics, WalletError } from '@coffer/adapter';
import type { UseQueryResult } from '@tanstack/react-query';
import { analyticsQueryOptions } from '../query/analyticsQueryOptions.ts';
import { useCapabilityQuery } from './useCapabilityQuery.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseAnalyticsParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: string;
  /** Last day, inclusive, `YYYY-MM-DD`, in UTC. At most 366 days after `from`. */
  to: string;
};

export type UseAnalyticsReturnType = UseQueryResult<WalletAnalytics, WalletError>;

/** Reads a wallet's balances by day, its flows and its spend. Needs the capability `analytics`. */
export function useAnalytics(parameters: UseAnalyticsParameters): UseAnalyticsReturnType {
  const config = useWalletConfig();
  const walletId = useWalletId(parameters.walletId);
  return useCapabilityQuery('analytics', analyticsQueryOptions(config, { ...parameters, walletId }));
}
