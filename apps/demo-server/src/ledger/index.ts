export {
  type ClosingEventTypes,
  type ClosingSources,
  closeGrants,
  finishClosing,
  lockForClosing,
  readClosableGrants,
  readClosingTotals,
} from './accounts/closeAccount.ts';
export { lockAccount, lockBalance } from './accounts/lockAccount.ts';
export { openAccount } from './accounts/openAccount.ts';
export { openLedger } from './accounts/openLedger.ts';
export { setAccountStatus } from './accounts/setAccountStatus.ts';
export { addCheckpoint, type LedgerCheckpoint, selectCheckpoints, verifyCheckpoint } from './checkpoints.ts';
export { createLedger } from './createLedger.ts';
export type { Ledger } from './Ledger.ts';
export { LedgerError, type LedgerErrorCode } from './LedgerError.ts';
export type { AlsoInsert, CreditOperation, DebitOperation, LedgerOperation } from './LedgerOperation.ts';
export type { LedgerBalance, LedgerEntry, LedgerReceipt } from './LedgerReceipt.ts';
export { appendEvents } from './outbox/appendEvents.ts';
export { type ClaimedEvents, claimOutbox } from './outbox/claimOutbox.ts';
export { pruneKeys } from './outbox/pruneKeys.ts';
export { readClaimedEvents } from './outbox/readClaimedEvents.ts';
export { rollUpDailyTotals } from './outbox/rollUpDailyTotals.ts';
export { planCaptures } from './planCaptures.ts';
export { randomDigits } from './posting/randomDigits.ts';
export { readReplays } from './posting/readReplays.ts';
export { readReversible } from './posting/readReversible.ts';
export { findThresholdCrossing } from './queries/findThresholdCrossing.ts';
export { type AccountBalance, readBalance } from './queries/readBalance.ts';
export { readBalanceAsOf } from './queries/readBalanceAsOf.ts';
export { readDailyBalances } from './queries/readDailyBalances.ts';
export { readEndedHolds } from './queries/readEndedHolds.ts';
export { type EndingGrant, readEndingGrants } from './queries/readEndingGrants.ts';
export { type EntryCursor, type EntryFilter, readEntries, readEntriesOnward } from './queries/readEntries.ts';
export { readEntry } from './queries/readEntry.ts';
export { eventsChannel, type LedgerEvent, readEvents } from './queries/readEvents.ts';
export { readEventsOfTypes, type ToldEvent } from './queries/readEventsOfTypes.ts';
export { readFlows } from './queries/readFlows.ts';
export { type LedgerGrant, readGrant, readGrantPage, readGrants } from './queries/readGrants.ts';
export { type LedgerHold, readHolds } from './queries/readHolds.ts';
export { type LedgerTotals, readLedgerBalances } from './queries/readLedgerBalances.ts';
export { readLedgerExpiring } from './queries/readLedgerExpiring.ts';
export { type LedgerMovement, readLedgerMovements } from './queries/readLedgerMovements.ts';
export { readLedgerSpend } from './queries/readLedgerSpend.ts';
export { readNextEnd } from './queries/readNextEnd.ts';
export { readSpend } from './queries/readSpend.ts';
export { type ReasonSpend, readSpendByReason } from './queries/readSpendByReason.ts';
export { reserveKey } from './reserveKey.ts';
export { type AnchorFault, compareWithAnchor, nextCheckpoint, readAnchor } from './verify/anchorLedger.ts';
export { verifyLedger } from './verify/verifyLedger.ts';
