import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { keptMaxMs } from '../sending/keptMaxMs.ts';
import { type KeptRecord, readKeptRecord, writeKeptRecord } from '../sending/keptRecord.ts';

/** Where an attempt for a wallet is kept, for this tab after a reload and for other tabs. */
export function topUpAttemptStorageKey(config: WalletConfig, walletId: string): string {
  return `${config.key}.topUp.${walletId}`;
}

/** The attempt that is kept for a wallet: this tab's, or another's. */
export function readTopUpAttempt(config: WalletConfig, walletId: string): TopUpAttempt | null {
  const kept = readKeptRecord(config, topUpAttemptStorageKey(config, walletId));
  const attempt = kept && parseTopUpAttempt(kept);
  return attempt && Date.now() - attempt.startedAt < keptMaxMs ? attempt : null;
}

/** Keeps an attempt. */
export function writeTopUpAttempt(config: WalletConfig, walletId: string, attempt: TopUpAttempt): void {
  const { error: _, ...kept } = attempt;
  writeKeptRecord(config, topUpAttemptStorageKey(config, walletId), kept);
}

function parseTopUpAttempt(kept: KeptRecord): TopUpAttempt | null {
  const { idempotencyKey, quoteId, paymentMethodId, returnUrl, startedAt, topUpId, isReleased } = kept;
  if (typeof idempotencyKey !== 'string' || typeof quoteId !== 'string') return null;
  if (typeof paymentMethodId !== 'string' || typeof startedAt !== 'number') return null;
  return {
    idempotencyKey,
    quoteId,
    paymentMethodId,
    startedAt,
    returnUrl: typeof returnUrl === 'string' ? returnUrl : null,
    topUpId: typeof topUpId === 'string' ? topUpId : null,
    isReleased: isReleased === true,
    error: null,
  };
}
