import type { WalletConfig } from '../config/createWalletConfig.ts';
import { readTopUpAttempt } from './topUpAttemptStorage.ts';
import { heldTopUpAttempt, holdTopUpAttempt } from './topUpAttempts.ts';

/**
 * Takes over what storage has: this tab's attempt from before a reload, or another tab's. An attempt
 * of another tab that is under way becomes this tab's too, so that a submit here joins it.
 */
export function adoptTopUpAttempt(config: WalletConfig, walletId: string): void {
  const kept = readTopUpAttempt(config, walletId);
  if (!kept) return;
  const held = heldTopUpAttempt(config, walletId);
  const isOurs = held?.idempotencyKey === kept.idempotencyKey;
  if (isOurs && held.topUpId === kept.topUpId && held.isReleased === kept.isReleased) return;
  // Ours, already over here: there is no way back.
  if (isOurs && held.isReleased) return;
  if (!kept.isReleased) {
    holdTopUpAttempt(config, walletId, kept);
  } else if (held && !held.isReleased && (isOurs || held.topUpId === null)) {
    // It ended over there while ours waited to be sent, or was the same. What it came to is shown here
    // too, and if it came to nothing ours may go.
    if (kept.topUpId !== null) holdTopUpAttempt(config, walletId, { ...kept, isReleased: false });
    else if (isOurs) holdTopUpAttempt(config, walletId, undefined);
  }
}
