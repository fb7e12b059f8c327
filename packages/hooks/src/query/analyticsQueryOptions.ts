import type { WalletAnalytics } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

export type AnalyticsQueryParameters = WalletQueryParameters & {
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: string;
  /** Last day, inclusive, `YYYY-MM-DD`, in UTC. At most 366 days after `from`. */
  to: string;
};

/** Returns the key of a wallet's daily figures. */
export function analyticsQueryKey(config: WalletConfig, { walletId, from, to }: AnalyticsQueryParameters) {
  return [config.key, 'analytics', { walletId, from, to }] as const;
}

/** Reads a wallet's balances by day, its flows and its spend. */
export function analyticsQueryOptions(config: WalletConfig, parameters: AnalyticsQueryParameters) {
  const { walletId, from, to } = parameters;
  return walletQueryOptions<WalletAnalytics, ReturnType<typeof analyticsQueryKey>>(
    analyticsQueryKey(config, parameters),
    walletId !== undefined &&
      (({ signal }) => config.adapter.getAnalytics?.({ walletId, from, to }, { signal })),
  );
}
