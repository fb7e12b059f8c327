import type { TopUp } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { entryFamilies, refreshFamilies } from '../query/refreshFamilies.ts';
import { isFinalTopUp } from './isFinalTopUp.ts';
import { changeTopUpAttempt } from './topUpAttempts.ts';
import { topUpQuotes } from './topUpQuotes.ts';

/** Ends the attempt of a top-up that has become final, once, and has what it changed read again. */
export function concludeTopUp(
  config: WalletConfig,
  queryClient: QueryClient,
  attempt: TopUpAttempt,
  topUp: TopUp,
): void {
  if (attempt.isReleased || !isFinalTopUp(topUp)) return;
  const { walletId, status } = topUp;
  changeTopUpAttempt(config, walletId, { idempotencyKey: attempt.idempotencyKey, isReleased: true });
  // A quote pays once: what was quoted for the wallet is used, or of another day.
  const quotes = topUpQuotes(config, walletId);
  if (status !== 'settled') {
    void queryClient.resetQueries(quotes);
    return;
  }
  void queryClient.invalidateQueries({ ...quotes, refetchType: 'none' });
  refreshFamilies({ config, queryClient }, entryFamilies, walletId);
}
