import type { Money, TopUpQuote } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { deferred } from '../deferred/deferred.ts';
import { type DeferredQueryKey, deferredQueryOptions } from './deferredQueryOptions.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';

export type TopUpQuoteQueryParameters = WalletQueryParameters & {
  /** What is to be added. While undefined nothing is asked. */
  amount: Money | undefined;
  /**
   * Waits so long for another amount before asking, for a field that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

/** Key of a quote. */
export function topUpQuoteQueryKey(
  config: WalletConfig,
  { walletId, amount }: Omit<TopUpQuoteQueryParameters, 'debounceMs'>,
): DeferredQueryKey<'topUpQuote'> {
  return [config.key, 'topUpQuote', { walletId, amount }];
}

/** Asks the server what a top-up costs and gives, and asks again before the answer expires. */
export function topUpQuoteQueryOptions(config: WalletConfig, parameters: TopUpQuoteQueryParameters) {
  const times = { staleTime: lifetimeMs, refetchInterval: lifetimeMs };
  return deferredQueryOptions(topUpQuoteQueryKey(config, parameters), config, times, parameters.debounceMs);
}

function lifetimeMs({ state: { data } }: { state: { data: TopUpQuote | undefined } }): number {
  return data ? (deferred.store.getState()?.quoteLifetimeMs(data) ?? 0) : 0;
}
