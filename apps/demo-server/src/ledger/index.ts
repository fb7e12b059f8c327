export {
  type ClosingEventTypes,
  closeGrants,
  finishClosing,
  lockForClosing,
  readClosableGrants,
  readClosingTotals,
} from './accounts/closeAccount.ts';
export { lockAccount, lockBalance } from './accounts/lockAccount.ts';
export { openAccount } from './accounts/openAccount.ts';
export { openBook } from './accounts/openBook.ts';
export { setAccountStatus } from './accounts/setAccountStatus.ts';
export { addCheckpoint, type LedgerCheckpoint, selectCheckpoints, verifyCheckpoint } from './checkpoints.ts';
export { createLedger } from './createLedger.ts';
export type { Ledger } from './Ledger.ts';
export type { CreditOperation, DebitOperation, LedgerOperation } from './LedgerOperation.ts';
export type { LedgerBalance, LedgerEntry, LedgerReceipt } from './LedgerReceipt.ts';
export { LedgerRefusal, type LedgerRefusalCode } from './LedgerRefusal.ts';
export { appendEvents } from './outbox/appendEvents.ts';
export { foldTotals } from './outbox/foldTotals.ts';
export { forgetKeys } from './outbox/forgetKeys.ts';
export { readTakenEvents } from './outbox/readTakenEvents.ts';
export { type TakenEvents, takeOutbox } from './outbox/takeOutbox.ts';
export { planCaptures } from './planCaptures.ts';
export { appendTrail } from './posting/appendTrail.ts';
export { randomDigits } from './posting/randomDigits.ts';
export { readReplays } from './posting/readReplays.ts';
export { readUndoable } from './posting/readUndoable.ts';
export { type AccountBalance, readBalance } from './queries/readBalance.ts';
export { readBalanceAsOf } from './queries/readBalanceAsOf.ts';
export { type BookBalance, readBookBalances } from './queries/readBookBalances.ts';
export { readBookExpiring } from './queries/readBookExpiring.ts';
export { type BookMovement, readBookMovements } from './queries/readBookMovements.ts';
export { readBookSpend } from './queries/readBookSpend.ts';
export { readDailyBalances } from './queries/readDailyBalances.ts';
export { readEndedHolds } from './queries/readEndedHolds.ts';
export { type EndingGrant, readEndingGrants } from './queries/readEndingGrants.ts';
export { type EntryCursor, type EntryFilter, readEntries, readEntriesOnward } from './queries/readEntries.ts';
export { readEntry } from './queries/readEntry.ts';
export { eventsChannel, type LedgerEvent, readEvents } from './queries/readEvents.ts';
export { readEventsOfTypes, type ToldEvent } from './queries/readEventsOfTypes.ts';
export { readFall } from './queries/readFall.ts';
export { readFlows } from './queries/readFlows.ts';
export { type LedgerGrant, readGrant, readGrantPage, readGrants } from './queries/readGrants.ts';
export { type LedgerHold, readHolds } from './queries/readHolds.ts';
export { readNextEnd } from './queries/readNextEnd.ts';
export { readSpend } from './queries/readSpend.ts';
export { type ReasonSpend, readSpendByReason } from './queries/readSpendByReason.ts';
export { readTrail } from './queries/readTrail.ts';
export { reserveKey } from './reserveKey.ts';
export type { TrailRow } from './TrailRow.ts';
export { type AnchorFault, compareWithAnchor, nextCheckpoint, readAnchor } from './verify/anchorLedger.ts';
export { verifyLedger } from './verify/verifyLedger.ts';
