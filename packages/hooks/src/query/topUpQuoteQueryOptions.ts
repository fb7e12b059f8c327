import type { Money, TopUpQuote } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { debounced } from './debounced.ts';
import type { WalletQueryParameters } from './WalletQueryParameters.ts';
import { walletQueryOptions } from './walletQueryOptions.ts';

export type TopUpQuoteQueryParameters = WalletQueryParameters & {
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
  const { walletId, amount, debounceMs } = parameters;
  return {
    ...walletQueryOptions<TopUpQuote, ReturnType<typeof topUpQuoteQueryKey>>(
      topUpQuoteQueryKey(config, { walletId, amount }),
      walletId !== undefined &&
        amount !== undefined &&
        (({ signal }) =>
          debounced(debounceMs, signal, () =>
            config.adapter.createQuote?.({ walletId, amount }, { signal }),
          )),
    ),
    staleTime: lifetimeMs,
    refetchInterval: lifetimeMs,
  };
}

/**
 * How long a quote can be shown: up to ten seconds before it expires, to leave time to confirm it. At
 * least ten seconds, should this device's clock be wrong: the server then refuses with `quote_expired`,
 * and the quote is asked for again. At most a day, which a timer can hold.
 */
function lifetimeMs({ state: { data } }: { state: { data: TopUpQuote | undefined } }): number {
  if (!data) return 0;
  const leftMs = Date.parse(data.expiresAt) - Date.now() - 10_000;
  return Math.min(Math.max(leftMs, 10_000), 86_400_000);
}
