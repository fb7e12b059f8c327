import type { WalletConfig } from '../config/createWalletConfig.ts';
import { readPersistedRecord, writePersistedRecord } from '../idempotency/persistedRecord.ts';
import {
  type LowBalanceConcern,
  type LowBalanceDismissals,
  type LowBalanceReason,
  lowBalanceReasons,
  lowBalanceSeverities,
} from './LowBalance.ts';

/** Returns whether a concern was dismissed: the same occurrence, with at least its severity. */
export function isDismissed(dismissals: LowBalanceDismissals, concern: LowBalanceConcern): boolean {
  const dismissed = dismissals[concern.reason];
  return dismissed?.occurrence === concern.occurrence && rank(dismissed) >= rank(concern);
}

/** Dismisses these concerns, in this tab and in the browser's storage. */
export function dismissLowBalance(
  config: WalletConfig,
  walletId: string,
  concerns: readonly LowBalanceConcern[],
): void {
  saveDismissals(config, walletId, { ...lowBalanceDismissals(config, walletId), ...byReason(concerns) });
}

/**
 * Removes the dismissals of concerns that have passed, so that their next occurrence is shown, and lowers the severity
 * of the others to today's. Pass all current concerns, and only after all data was read: a concern that is merely
 * unknown has not passed.
 */
export function updateLowBalanceDismissals(
  config: WalletConfig,
  walletId: string,
  concerns: readonly LowBalanceConcern[],
): void {
  const dismissals = lowBalanceDismissals(config, walletId);
  const current = byReason(concerns.filter((concern) => isDismissed(dismissals, concern)));
  if (JSON.stringify(current) !== JSON.stringify(dismissals)) saveDismissals(config, walletId, current);
}

/** Returns a wallet's dismissals, from this page or from an earlier one. */
export function lowBalanceDismissals(config: WalletConfig, walletId: string): LowBalanceDismissals {
  return config.store.getState().lowBalanceDismissals[walletId] ?? readDismissals(config, walletId);
}

/**
 * Applies the dismissals of other tabs to this one.
 *
 * @returns A function that stops it.
 */
export function followLowBalanceDismissals(config: WalletConfig, walletId: string): () => void {
  function onStorage({ key }: StorageEvent) {
    if (key === storageKey(config, walletId)) {
      setDismissals(config, walletId, readDismissals(config, walletId));
    }
  }
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

function setDismissals({ store }: WalletConfig, walletId: string, dismissals: LowBalanceDismissals): void {
  store.setState(({ lowBalanceDismissals: others }) => ({
    lowBalanceDismissals: { ...others, [walletId]: dismissals },
  }));
}

function saveDismissals(config: WalletConfig, walletId: string, dismissals: LowBalanceDismissals): void {
  setDismissals(config, walletId, dismissals);
  const isEmpty = Object.keys(dismissals).length === 0;
  writePersistedRecord(config, storageKey(config, walletId), isEmpty ? null : dismissals);
}

function readDismissals(config: WalletConfig, walletId: string): LowBalanceDismissals {
  const record = readPersistedRecord(config, storageKey(config, walletId)) ?? {};
  return byReason(lowBalanceReasons.flatMap((reason) => parseConcern(reason, record[reason]) ?? []));
}

function parseConcern(reason: LowBalanceReason, value: unknown): LowBalanceConcern | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields: { severity?: unknown; occurrence?: unknown } = value;
  const severity = lowBalanceSeverities.find((name) => name === fields.severity);
  if (!severity || severity === 'none' || typeof fields.occurrence !== 'string') return null;
  return { reason, severity, occurrence: fields.occurrence };
}

function byReason(concerns: readonly LowBalanceConcern[]): LowBalanceDismissals {
  return Object.fromEntries(
    concerns.map(({ reason, severity, occurrence }) => [reason, { severity, occurrence }]),
  );
}

function rank({ severity }: Pick<LowBalanceConcern, 'severity'>): number {
  return lowBalanceSeverities.indexOf(severity);
}

function storageKey({ storagePrefix }: WalletConfig, walletId: string): string {
  return `${storagePrefix}.lowBalance.${walletId}`;
}
