import type { TopUp } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { firstPart } from '../deferred/firstPart.ts';
import { isRefusal } from '../query/isRefusal.ts';
import { singleFlights } from '../sending/singleFlights.ts';
import { untilAnswered } from '../sending/untilAnswered.ts';
import { adoptTopUpAttempt } from './adoptTopUpAttempt.ts';
import { topUpAttemptStorageKey } from './topUpAttemptStorage.ts';
import { changeTopUpAttempt, heldTopUpAttempt } from './topUpAttempts.ts';
import { topUpQuotes } from './topUpQuotes.ts';

const sends = singleFlights<void>();

/** What is being sent, or waits to be. Until it is done the attempt must not be exchanged for another. */
export function sendUnderWay(config: WalletConfig, walletId: string): Promise<void> | undefined {
  return sends.underWay(config, topUpAttemptStorageKey(config, walletId));
}

/**
 * Sends the attempt that is held for a wallet until the server has answered, always with its key. One
 * send at a time, in this tab and, where the browser has locks, among all tabs. Never rejects.
 */
export function sendTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): Promise<void> {
  return sends.run(config, topUpAttemptStorageKey(config, walletId), async () => {
    // While this tab waited for the lock another one may have sent it, or another attempt.
    adoptTopUpAttempt(config, walletId);
    const attempt = heldTopUpAttempt(config, walletId);
    if (attempt && attempt.topUpId === null && !attempt.isReleased) {
      await sendUntilAnswered(config, queryClient, walletId, attempt);
    }
  });
}

async function sendUntilAnswered(
  config: WalletConfig,
  queryClient: QueryClient,
  walletId: string,
  attempt: TopUpAttempt,
): Promise<void> {
  const { idempotencyKey } = attempt;
  changeTopUpAttempt(config, walletId, { idempotencyKey, error: null });
  try {
    const topUp = await untilAnswered(() => createTopUp(config, attempt));
    queryClient.setQueryData(firstPart.topUpQueryKey(config, { topUpId: topUp.id }), topUp);
    changeTopUpAttempt(config, walletId, { idempotencyKey, topUpId: topUp.id });
  } catch (error) {
    if (!(error instanceof firstPart.WalletError)) throw error;
    const isReleased = isRefusal(error);
    changeTopUpAttempt(config, walletId, { idempotencyKey, error, isReleased });
    // Whatever refused it, the next attempt starts from a quote of its own.
    if (isReleased) void queryClient.resetQueries(topUpQuotes(config, walletId));
  }
}

async function createTopUp({ adapter }: WalletConfig, attempt: TopUpAttempt): Promise<TopUp> {
  const { quoteId, paymentMethodId, returnUrl, idempotencyKey } = attempt;
  const request = { quoteId, paymentMethodId, ...(returnUrl === null ? {} : { returnUrl }) };
  return adapter.createTopUp?.(request, { idempotencyKey }) ?? firstPart.capabilityMissing('topUp');
}
