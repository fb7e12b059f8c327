export { lockAccount, lockBalance, openAccount, openLedger, setAccountStatus } from './accounts/accounts.ts';
export { appendEvents } from './accounts/appendEvents.ts';
export {
  type ClosingEventTypes,
  type ClosingSources,
  closeGrants,
  finishClosing,
  lockForClosing,
  readClosableGrants,
  readClosingTotals,
} from './accounts/closeAccount.ts';
export { createLedger } from './createLedger.ts';
export type { Ledger } from './Ledger.ts';
export { LedgerError, type LedgerErrorCode } from './LedgerError.ts';
export type { LedgerObserver } from './LedgerObserver.ts';
export type { AlsoInsert, CreditOperation, DebitOperation, LedgerOperation } from './LedgerOperation.ts';
export type { LedgerBalance, LedgerEntry, LedgerReceipt } from './LedgerReceipt.ts';
export { type ClaimedEvents, claimOutbox, readClaimedEvents } from './outbox.ts';
export { createId } from './posting/createId.ts';
export { pruneKeys, readReplays, reserveKey } from './posting/idempotencyKeys.ts';
export {
  type AccountBalance,
  findThresholdCrossing,
  readBalance,
  readBalanceAsOf,
  readBalances,
  readDailyBalances,
} from './queries/balances.ts';
export {
  type ReasonSpend,
  readFlows,
  readSpend,
  readSpendByReason,
  rollUpDailyTotals,
} from './queries/dailyTotals.ts';
export {
  type EntryCursor,
  type EntryFilter,
  readEntries,
  readEntriesOnward,
  readEntry,
} from './queries/entries.ts';
export { readPromotionalParts } from './queries/entryParts.ts';
export {
  type EventSummary,
  eventsChannel,
  type LedgerEvent,
  readEvents,
  readEventsOfTypes,
} from './queries/events.ts';
export {
  type ExpiringGrant,
  readExpiredHolds,
  readExpiringGrants,
  readNextExpiry,
} from './queries/expiry.ts';
export { type LedgerGrant, readGrant, readGrantPage, readGrants, readGrantsOf } from './queries/grants.ts';
export { type LedgerHold, planCaptures, readHolds } from './queries/holds.ts';
export {
  type LedgerMovement,
  type LedgerTotals,
  readLedgerBalances,
  readLedgerExpiring,
  readLedgerMovements,
  readLedgerSpend,
} from './queries/ledgerTotals.ts';
export { readLedgerLiability, readLedgerRollForward } from './queries/reports.ts';
export { readReversible } from './queries/reversible.ts';
export { type AnchorFault, compareWithAnchor, nextCheckpoint, readAnchor } from './verify/anchorLedger.ts';
export {
  addCheckpoint,
  type LedgerCheckpoint,
  selectCheckpoints,
  verifyCheckpoint,
} from './verify/checkpoints.ts';
export { verifyLedger } from './verify/verifyLedger.ts';
