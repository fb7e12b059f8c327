import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { createIdempotencyKey } from '../sending/createIdempotencyKey.ts';
import { adoptTopUpAttempt } from './adoptTopUpAttempt.ts';
import { sendTopUp, sendUnderWay } from './sendTopUp.ts';
import { writeTopUpAttempt } from './topUpAttemptStorage.ts';
import { heldTopUpAttempt, holdTopUpAttempt } from './topUpAttempts.ts';

/** Starts an attempt, kept before it is sent, unless one is under way: then it goes on with that one. */
export function submitTopUp(
  config: WalletConfig,
  queryClient: QueryClient,
  walletId: string,
  request: Pick<TopUpAttempt, 'quoteId' | 'paymentMethodId' | 'returnUrl'>,
): Promise<void> {
  const running = sendUnderWay(config, walletId);
  if (running) return running;
  adoptTopUpAttempt(config, walletId);
  const held = heldTopUpAttempt(config, walletId);
  if (!held || held.isReleased) {
    const attempt: TopUpAttempt = {
      ...request,
      idempotencyKey: createIdempotencyKey(),
      startedAt: Date.now(),
      topUpId: null,
      error: null,
      isReleased: false,
    };
    holdTopUpAttempt(config, walletId, attempt);
    writeTopUpAttempt(config, walletId, attempt);
  }
  return sendTopUp(config, queryClient, walletId);
}
