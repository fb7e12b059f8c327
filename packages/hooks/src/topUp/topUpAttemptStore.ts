import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { idempotencyKeyTtlMs } from '../idempotency/idempotencyKey.ts';
import { readPersistedRecord, writePersistedRecord } from '../idempotency/persistedRecord.ts';

/** Returns the storage key of a wallet's attempt. This tab reads it after a reload; other tabs follow it. */
export function topUpAttemptStorageKey(config: WalletConfig, walletId: string): string {
  return `${config.storagePrefix}.topUp.${walletId}`;
}

/** Returns this tab's attempt, in progress or finished. */
export function getTopUpAttempt(config: WalletConfig, walletId: string): TopUpAttempt | undefined {
  return config.store.getState().topUpAttempts[walletId];
}

/** Stores a new attempt, in this tab and in the browser's storage. */
export function startTopUpAttempt(config: WalletConfig, walletId: string, attempt: TopUpAttempt): void {
  setTopUpAttempt(config, walletId, attempt);
  persist(config, walletId, attempt);
}

/** Updates this tab's attempt and the stored one. Does nothing if another attempt has replaced it. */
export function updateTopUpAttempt(
  config: WalletConfig,
  walletId: string,
  change: Partial<TopUpAttempt> & Pick<TopUpAttempt, 'idempotencyKey'>,
): void {
  const current = getTopUpAttempt(config, walletId);
  if (current?.idempotencyKey !== change.idempotencyKey) return;
  startTopUpAttempt(config, walletId, { ...current, ...change });
}

/** Removes the attempt from this tab. The stored one stays, so that other tabs see how it ended. */
export function clearTopUpAttempt(config: WalletConfig, walletId: string): void {
  setTopUpAttempt(config, walletId, undefined);
}

/**
 * Takes over the stored attempt: this tab's from before a reload, or another tab's. An attempt in progress in
 * another tab becomes this tab's attempt too, so that a submit here joins it.
 */
export function syncFromStorage(config: WalletConfig, walletId: string): void {
  const stored = readStoredAttempt(config, walletId);
  if (!stored) return;
  const current = getTopUpAttempt(config, walletId);
  const isSame = current?.idempotencyKey === stored.idempotencyKey;
  if (isSame && isSameProgress(current, stored)) return;
  // A finished attempt stays finished.
  if (isSame && current.isFinished) return;
  if (!stored.isFinished) {
    setTopUpAttempt(config, walletId, stored);
  } else if (current && !current.isFinished && (isSame || current.topUpId === null)) {
    // The attempt ended in another tab while this tab waited to send its own, or the same one. Show its top-up
    // here too. If it has none, this tab may start again.
    if (stored.topUpId !== null) setTopUpAttempt(config, walletId, { ...stored, isFinished: false });
    else if (isSame) setTopUpAttempt(config, walletId, undefined);
  }
}

function isSameProgress(one: TopUpAttempt, other: TopUpAttempt): boolean {
  return one.topUpId === other.topUpId && one.isFinished === other.isFinished && one.isSent === other.isSent;
}

function setTopUpAttempt(config: WalletConfig, walletId: string, attempt: TopUpAttempt | undefined): void {
  config.store.setState(({ topUpAttempts: { [walletId]: _, ...others } }) => ({
    topUpAttempts: attempt ? { ...others, [walletId]: attempt } : others,
  }));
}

function persist(config: WalletConfig, walletId: string, attempt: TopUpAttempt): void {
  const { error: _, ...record } = attempt;
  writePersistedRecord(config, topUpAttemptStorageKey(config, walletId), record);
}

function readStoredAttempt(config: WalletConfig, walletId: string): TopUpAttempt | null {
  const record = readPersistedRecord(config, topUpAttemptStorageKey(config, walletId));
  if (!record) return null;
  const { idempotencyKey, quoteId, paymentMethodId, returnUrl, startedAt, isSent, topUpId, isFinished } =
    record;
  if (typeof idempotencyKey !== 'string' || typeof quoteId !== 'string') return null;
  if (typeof paymentMethodId !== 'string' || typeof startedAt !== 'number') return null;
  if (Date.now() - startedAt >= idempotencyKeyTtlMs) return null;
  return {
    idempotencyKey,
    quoteId,
    paymentMethodId,
    startedAt,
    returnUrl: typeof returnUrl === 'string' ? returnUrl : null,
    isSent: isSent !== false,
    topUpId: typeof topUpId === 'string' ? topUpId : null,
    isFinished: isFinished === true,
    error: null,
  };
}
