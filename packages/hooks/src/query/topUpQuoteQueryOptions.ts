import type { Money, TopUpQuote } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { quoteLifetimeMs } from '../topUp/topUpStatus.ts';
import { readAgainMs } from './retryPolicy.ts';
import { debounce, type WalletQueryParameters, walletQueryOptions } from './walletQueryOptions.ts';

export type TopUpQuoteQueryParameters = WalletQueryParameters & {
  /** Amount to add. While undefined nothing is read. */
  amount: Money | undefined;
  /**
   * Wait before reading, for a field that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

/** Returns the key of a quote. */
export function topUpQuoteQueryKey(
  config: WalletConfig,
  { walletId, amount }: Omit<TopUpQuoteQueryParameters, 'debounceMs'>,
) {
  return [config.key, 'topUpQuote', { walletId, amount }] as const;
}

/** Reads what a top-up costs and adds, and reads it again before the quote expires. */
export function topUpQuoteQueryOptions(config: WalletConfig, parameters: TopUpQuoteQueryParameters) {
  const { walletId, amount, debounceMs } = parameters;
  return walletQueryOptions<TopUpQuote, ReturnType<typeof topUpQuoteQueryKey>>(
    topUpQuoteQueryKey(config, parameters),
    walletId !== undefined &&
      amount !== undefined &&
      (async ({ signal }) => {
        await debounce(debounceMs, signal);
        return config.adapter.createQuote?.({ walletId, amount }, { signal });
      }),
    {
      staleTime: lifetimeMs,
      // After an error with a `Retry-After`, the renewal waits for that time.
      refetchInterval: (query) => (query.state.error?.retryAt ? readAgainMs(query) : lifetimeMs(query)),
    },
  );
}

function lifetimeMs({ state: { data } }: { state: { data: TopUpQuote | undefined } }): number {
  return data ? quoteLifetimeMs(data) : 0;
}
