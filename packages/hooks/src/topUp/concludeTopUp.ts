import type { TopUp } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { topUpQuotes } from '../query/topUpQuoteQueryOptions.ts';
import { changeTopUpAttempt } from './topUpAttempts.ts';

/** Ends the attempt of a final top-up, once, and has what it changed read again. */
export function concludeTopUp(
  config: WalletConfig,
  queryClient: QueryClient,
  attempt: TopUpAttempt,
  { walletId, status }: TopUp,
): void {
  changeTopUpAttempt(config, walletId, { idempotencyKey: attempt.idempotencyKey, isReleased: true });
  // A quote pays once: what was quoted for the wallet is used, or of another day.
  const quotes = topUpQuotes(config, walletId);
  if (status !== 'settled') {
    void queryClient.resetQueries(quotes);
    return;
  }
  void queryClient.invalidateQueries({ ...quotes, refetchType: 'none' });
  void queryClient.invalidateQueries({ queryKey: [config.key, 'balance', { walletId }] });
  void queryClient.invalidateQueries({ queryKey: [config.key, 'entries', { walletId }] });
}
