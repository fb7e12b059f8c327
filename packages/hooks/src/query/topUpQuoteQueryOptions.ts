import type { Money, TopUpQuote, WalletError } from '@coffer/adapter';
import { queryOptions, skipToken } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { capabilityMissing } from './capabilityMissing.ts';
import { walletQueryDefaults } from './walletQueryDefaults.ts';

export type TopUpQuoteQueryParameters = {
  /** While undefined nothing is asked. */
  walletId: string | undefined;
  /** What is to be added. While undefined nothing is asked. */
  amount: Money | undefined;
  /**
   * Waits so long for another amount before asking, for a field that is typed in. Milliseconds.
   * @default 0
   */
  debounceMs?: number | undefined;
};

/** Filter for all quotes of a wallet. */
export function topUpQuotes(config: WalletConfig, walletId: string) {
  return { queryKey: [config.key, 'topUpQuote', { walletId }] };
}

/** Key of a quote. */
export function topUpQuoteQueryKey(
  config: WalletConfig,
  { walletId, amount }: Pick<TopUpQuoteQueryParameters, 'walletId' | 'amount'>,
) {
  return [config.key, 'topUpQuote', { walletId, amount }] as const;
}

/** Asks the server what a top-up costs and gives, and asks again before the answer expires. */
export function topUpQuoteQueryOptions(config: WalletConfig, parameters: TopUpQuoteQueryParameters) {
  const { walletId, amount, debounceMs = 0 } = parameters;
  return queryOptions<TopUpQuote, WalletError, TopUpQuote, ReturnType<typeof topUpQuoteQueryKey>>({
    ...walletQueryDefaults,
    queryKey: topUpQuoteQueryKey(config, { walletId, amount }),
    queryFn:
      walletId === undefined || amount === undefined
        ? skipToken
        : async ({ signal }) => {
            if (debounceMs > 0) await new Promise((resolve) => setTimeout(resolve, debounceMs));
            signal.throwIfAborted();
            const { adapter } = config;
            return (
              adapter.createQuote?.({ walletId, amount }, { signal }) ?? capabilityMissing('createQuote')
            );
          },
    staleTime: ({ state }) => (state.data ? lifetimeMs(state.data) : 0),
    refetchInterval: ({ state }) => (state.data ? lifetimeMs(state.data) : false),
  });
}

/**
 * How long a quote can be shown: up to ten seconds before it expires, to leave time to confirm it. At
 * least ten seconds, should this device's clock be wrong: the server then refuses with `quote_expired`,
 * and the quote is asked for again. At most a day, which a timer can hold.
 */
function lifetimeMs({ expiresAt }: TopUpQuote): number {
  const leftMs = Date.parse(expiresAt) - Date.now() - 10_000;
  return Math.min(Math.max(leftMs, 10_000), 86_400_000);
}
