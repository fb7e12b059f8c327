import type { Transaction } from '../database/Database.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import type { LedgerReceipt } from './LedgerReceipt.ts';

/**
 * The double-entry ledger. It knows books (one a merchant), accounts and money, and nothing of
 * customers, top-ups or HTTP. Every refusal is a `LedgerError` and leaves every table as it was.
 */
export interface Ledger<Source extends string = string> {
  /**
   * Judges one operation and commits it, with its key, postings, grants, entry and event, in one
   * round trip. Operations that arrive while another commit is under way share the next one; each
   * still gets its own answer or its own refusal.
   *
   * @throws LedgerError
   */
  post(operation: LedgerOperation<Source>): Promise<LedgerReceipt>;

  /**
   * Judges several operations in order inside the caller's transaction, all or none: for a change
   * that must commit together with rows of the caller's own.
   *
   * @throws LedgerError the first one met; the caller's transaction then has to roll back.
   */
  postWithin(
    transaction: Transaction,
    operations: readonly LedgerOperation<Source>[],
  ): Promise<LedgerReceipt[]>;
}
