import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { adoptTopUpAttempt } from './adoptTopUpAttempt.ts';
import { sendTopUp, sendUnderWay } from './sendTopUp.ts';
import { topUpAttemptStorageKey } from './topUpAttemptStorage.ts';
import { heldTopUpAttempt } from './topUpAttempts.ts';

/**
 * Goes on with what a reload interrupted, and follows what other tabs do, until it is told to stop.
 *
 * @returns Stops it. What is being sent goes on.
 */
export function resumeTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): () => void {
  function resume() {
    if (sendUnderWay(config, walletId)) return;
    adoptTopUpAttempt(config, walletId);
    const attempt = heldTopUpAttempt(config, walletId);
    const isUnanswered = attempt && attempt.topUpId === null && !attempt.isReleased && !attempt.error;
    if (isUnanswered) void sendTopUp(config, queryClient, walletId);
  }
  function onStorage(event: StorageEvent) {
    if (event.key === topUpAttemptStorageKey(config, walletId)) resume();
  }
  resume();
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
