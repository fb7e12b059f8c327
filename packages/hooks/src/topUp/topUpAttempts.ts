import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { writeTopUpAttempt } from './topUpAttemptStorage.ts';

/** The attempt that this tab knows of, under way or over. */
export function heldTopUpAttempt(config: WalletConfig, walletId: string): TopUpAttempt | undefined {
  return config.store.getState().topUpAttempts[walletId];
}

/** Takes an attempt as this tab's, without keeping it: it came from storage. Undefined forgets. */
export function holdTopUpAttempt(
  config: WalletConfig,
  walletId: string,
  attempt: TopUpAttempt | undefined,
): void {
  config.store.setState(({ topUpAttempts: { [walletId]: _, ...others } }) => ({
    topUpAttempts: attempt ? { ...others, [walletId]: attempt } : others,
  }));
}

/** Changes this tab's attempt, and keeps it. An attempt that another one has replaced is let be. */
export function changeTopUpAttempt(
  config: WalletConfig,
  walletId: string,
  change: Partial<TopUpAttempt> & Pick<TopUpAttempt, 'idempotencyKey'>,
): void {
  const held = heldTopUpAttempt(config, walletId);
  if (held?.idempotencyKey !== change.idempotencyKey) return;
  const changed = { ...held, ...change };
  holdTopUpAttempt(config, walletId, changed);
  writeTopUpAttempt(config, walletId, changed);
}
