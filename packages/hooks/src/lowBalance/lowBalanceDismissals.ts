import type { WalletConfig } from '../config/createWalletConfig.ts';
import { readPersistedRecord, writePersistedRecord } from '../idempotency/persistedRecord.ts';
import {
  type LowBalanceConcern,
  type LowBalanceDismissals,
  type LowBalanceReason,
  lowBalanceSeverities,
} from './LowBalance.ts';

/** Whether a concern was dismissed, this time, and is no graver than it was then. */
export function isDismissed(dismissals: LowBalanceDismissals, concern: LowBalanceConcern): boolean {
  const dismissed = dismissals[concern.reason];
  return dismissed?.crossing === concern.crossing && rank(dismissed) >= rank(concern);
}

/** Hides these concerns until they come anew, or grow graver. */
export function dismissLowBalance(
  config: WalletConfig,
  walletId: string,
  concerns: readonly LowBalanceConcern[],
): void {
  hold(config, walletId, { ...lowBalanceDismissals(config, walletId), ...byReason(concerns) });
}

/**
 * Forgets what has passed, so that its next crossing is shown, and remembers how far the rest has eased. To
 * be told only when all is known: what has not been read yet has not passed.
 */
export function easeLowBalanceDismissals(
  config: WalletConfig,
  walletId: string,
  concerns: readonly LowBalanceConcern[],
): void {
  const dismissals = lowBalanceDismissals(config, walletId);
  const eased = byReason(concerns.filter((concern) => isDismissed(dismissals, concern)));
  if (JSON.stringify(eased) !== JSON.stringify(dismissals)) hold(config, walletId, eased);
}

/** What was dismissed of a wallet, in this page or in an earlier one. */
export function lowBalanceDismissals(config: WalletConfig, walletId: string): LowBalanceDismissals {
  return config.store.getState().lowBalanceDismissals[walletId] ?? kept(config, walletId);
}

/** Takes over what other tabs dismiss, until the answer is called. */
export function followLowBalanceDismissals(config: WalletConfig, walletId: string): () => void {
  function onStorage({ key }: StorageEvent) {
    if (key === storageKey(config, walletId)) take(config, walletId, kept(config, walletId));
  }
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

function take({ store }: WalletConfig, walletId: string, dismissals: LowBalanceDismissals): void {
  store.setState(({ lowBalanceDismissals: others }) => ({
    lowBalanceDismissals: { ...others, [walletId]: dismissals },
  }));
}

function hold(config: WalletConfig, walletId: string, dismissals: LowBalanceDismissals): void {
  take(config, walletId, dismissals);
  const isEmpty = Object.keys(dismissals).length === 0;
  writePersistedRecord(config, storageKey(config, walletId), isEmpty ? null : dismissals);
}

function kept(config: WalletConfig, walletId: string): LowBalanceDismissals {
  const record = readPersistedRecord(config, storageKey(config, walletId)) ?? {};
  return byReason(reasons.flatMap((reason) => parsedConcern(reason, record[reason]) ?? []));
}

const reasons: readonly LowBalanceReason[] = [
  'owed',
  'empty',
  'belowThreshold',
  'runningOut',
  'autoTopUpPaused',
  'autoTopUpFailed',
  'autoTopUpRequiresAction',
  'autoTopUpLimitReached',
  'fundsExpiring',
];

function parsedConcern(reason: LowBalanceReason, value: unknown): LowBalanceConcern | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields: { severity?: unknown; crossing?: unknown } = value;
  const severity = lowBalanceSeverities.find((name) => name === fields.severity);
  if (!severity || severity === 'none' || typeof fields.crossing !== 'string') return null;
  return { reason, severity, crossing: fields.crossing };
}

function byReason(concerns: readonly LowBalanceConcern[]): LowBalanceDismissals {
  return Object.fromEntries(
    concerns.map(({ reason, severity, crossing }) => [reason, { severity, crossing }]),
  );
}

function rank({ severity }: Pick<LowBalanceConcern, 'severity'>): number {
  return lowBalanceSeverities.indexOf(severity);
}

function storageKey({ key }: WalletConfig, walletId: string): string {
  return `${key}.lowBalance.${walletId}`;
}
