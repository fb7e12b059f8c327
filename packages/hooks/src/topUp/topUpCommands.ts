import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { firstPart } from '../deferred/firstPart.ts';
import { sendTopUp } from './sendTopUp.ts';
import { submitTopUp } from './submitTopUp.ts';
import { changeTopUpAttempt, heldTopUpAttempt, holdTopUpAttempt } from './topUpAttempts.ts';
import { topUpQuotes } from './topUpQuotes.ts';

/** What a customer can do about the attempt of one wallet. Without a wallet there is nothing to do. */
export function topUpCommands(
  config: WalletConfig,
  queryClient: QueryClient,
  walletId: string | undefined,
  returnUrl: string | undefined,
) {
  return {
    async submit({ quoteId, paymentMethodId }: { quoteId: string; paymentMethodId: string }): Promise<void> {
      if (walletId === undefined) return;
      const request = { quoteId, paymentMethodId, returnUrl: returnUrl ?? null };
      await submitTopUp(config, queryClient, walletId, request);
    },
    async retry(): Promise<void> {
      if (walletId !== undefined) await sendTopUp(config, queryClient, walletId);
    },
    async cancel(): Promise<void> {
      if (walletId !== undefined) await cancelTopUp(config, queryClient, walletId);
    },
    reset(): void {
      if (walletId !== undefined) resetTopUp(config, queryClient, walletId);
    },
  };
}

async function cancelTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): Promise<void> {
  const attempt = heldTopUpAttempt(config, walletId);
  if (!attempt || attempt.topUpId === null || attempt.isReleased) return;
  const { idempotencyKey, topUpId } = attempt;
  const queryKey = firstPart.topUpQueryKey(config, { topUpId });
  changeTopUpAttempt(config, walletId, { idempotencyKey, error: null });
  try {
    const { adapter } = config;
    const options = { idempotencyKey: `${idempotencyKey}-cancel` };
    const canceled = await (adapter.cancelTopUp?.({ topUpId }, options) ??
      firstPart.capabilityMissing('cancelTopUp'));
    // A poll under way may answer with what stood before.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, canceled);
  } catch (error) {
    if (!(error instanceof firstPart.WalletError)) throw error;
    changeTopUpAttempt(config, walletId, { idempotencyKey, error });
    // It may have been paid, or confirmed, in between.
    await queryClient.invalidateQueries({ queryKey });
  }
}

function resetTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): void {
  const attempt = heldTopUpAttempt(config, walletId);
  // Not answered: it may have been paid, so it stays the one attempt there is.
  if (!attempt || (attempt.topUpId === null && !attempt.isReleased)) return;
  const { idempotencyKey } = attempt;
  changeTopUpAttempt(config, walletId, { idempotencyKey, isReleased: true });
  holdTopUpAttempt(config, walletId, undefined);
  void queryClient.resetQueries(topUpQuotes(config, walletId));
}
