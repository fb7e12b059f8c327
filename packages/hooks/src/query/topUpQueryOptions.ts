import type { TopUp, WalletError } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { deferred } from '../deferred/deferred.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';

export type TopUpQueryParameters = {
  /** While undefined nothing is read. */
  topUpId: string | undefined;
};

/** Key of a top-up. */
export function topUpQueryKey(
  config: WalletConfig,
  { topUpId }: TopUpQueryParameters,
): DeferredQueryKey<'topUp'> {
  return [config.key, 'topUp', { topUpId }];
}

/** Reads where a top-up stands, again and again, ever more slowly, until it is final. */
export function topUpQueryOptions(config: WalletConfig, parameters: TopUpQueryParameters) {
  return deferredQueryOptions(topUpQueryKey(config, parameters), config, {
    staleTime: (query) => deferred.store.getState()?.topUpStaleMs(query) ?? 0,
    refetchInterval: (query) => deferred.store.getState()?.topUpPollingMs(query) ?? false,
  });
}

/** What tells how soon to ask again. */
export type TopUpQueryState = {
  data: TopUp | undefined;
  error: WalletError | null;
  dataUpdateCount: number;
  errorUpdateCount: number;
};
