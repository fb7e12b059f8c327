import type { Transaction } from '../database/Database.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import type { LedgerReceipt } from './LedgerReceipt.ts';

/**
 * A double-entry ledger. It knows ledgers (one for each merchant), accounts and money, but no customers, top-ups or HTTP.
 * A rejected operation throws a `LedgerError` and changes nothing. `Source` is the caller's union of entry sources.
 */
export interface Ledger<Source extends string = string> {
  /**
   * Posts one operation: commits its key, postings, grants, entry and event in one round trip. Operations that arrive
   * while a call is running share the next one. Each still has its own receipt or error.
   *
   * @throws LedgerError
   */
  post(operation: LedgerOperation<Source>): Promise<LedgerReceipt>;

  /**
   * Posts several operations in order inside the caller's transaction, all or none, so that they commit together with
   * the caller's rows. Call it once for each transaction: it locks all of its accounts in order.
   *
   * @throws LedgerError of the first rejected operation; the caller's transaction must roll back then.
   */
  postWithin(
    transaction: Transaction,
    operations: readonly LedgerOperation<Source>[],
  ): Promise<LedgerReceipt[]>;
}
