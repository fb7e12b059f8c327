import type { TopUpQuote } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';

/** Filter for all quotes of a wallet. */
export function topUpQuotes(config: WalletConfig, walletId: string) {
  return { queryKey: [config.key, 'topUpQuote', { walletId }] };
}

/**
 * How long a quote can be shown: up to ten seconds before it expires, to leave time to confirm it. At
 * least ten seconds, should this device's clock be wrong: the server then refuses with `quote_expired`,
 * and the quote is asked for again. At most a day, which a timer can hold.
 */
export function quoteLifetimeMs({ expiresAt }: TopUpQuote): number {
  const leftMs = Date.parse(expiresAt) - Date.now() - 10_000;
  return Math.min(Math.max(leftMs, 10_000), 86_400_000);
}
