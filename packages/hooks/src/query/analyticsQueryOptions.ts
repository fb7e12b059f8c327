import type { WalletConfig } from '../config/createWalletConfig.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

export type AnalyticsQueryParameters = WalletQueryParameters & {
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: string;
  /** Last day, inclusive; at most 366 days after `from`. */
  to: string;
};

/** Key of a wallet’s days. */
export function analyticsQueryKey(
  config: WalletConfig,
  { walletId, from, to }: AnalyticsQueryParameters,
): DeferredQueryKey<'analytics'> {
  return [config.key, 'analytics', { walletId, from, to }];
}

/** Reads a wallet’s balances by day, flows and spend. */
export function analyticsQueryOptions(config: WalletConfig, parameters: AnalyticsQueryParameters) {
  return deferredQueryOptions(analyticsQueryKey(config, parameters), config);
}
