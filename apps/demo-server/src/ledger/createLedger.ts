import type { Database, Transaction } from '../database/Database.ts';
import type { Ledger } from './Ledger.ts';
import { LedgerError } from './LedgerError.ts';
import type { LedgerObserver } from './LedgerObserver.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import type { LedgerReceipt } from './LedgerReceipt.ts';
import { BatchWriter } from './posting/BatchWriter.ts';
import { createTransactionId } from './posting/createId.ts';
import { executeBatch } from './posting/executeBatch.ts';

/** Creates the ledger on a database that `migrate` has brought up to date. */
export function createLedger(
  database: Database,
  { observer = null }: { observer?: LedgerObserver | null } = {},
): Ledger {
  const writer = new BatchWriter(database, observer);
  return {
    post: async (operation) => {
      rejectOutOfRange(operation);
      return writer.post(operation);
    },
    postWithin: (transaction, operations) => postWithin(transaction, operations),
  };
}

async function postWithin(
  transaction: Transaction,
  operations: readonly LedgerOperation[],
): Promise<LedgerReceipt[]> {
  for (const operation of operations) rejectOutOfRange(operation);
  rejectRepeatedKeys(operations);
  if (operations.length === 0) return [];
  const pending = operations.map((operation) => ({ operation, transactionId: createTransactionId() }));
  const results = await executeBatch(transaction, pending, { allOrNone: true });
  return results.map((result) => {
    if (result instanceof LedgerError) throw result;
    if (result === 'locked') throw new Error('The ledger skipped an account that it had to wait for.');
    return result;
  });
}

function rejectOutOfRange({ amount }: LedgerOperation): void {
  if (Number.isSafeInteger(amount) && amount > 0) return;
  const message = `${amount} is not a valid amount: it must be a whole number of minor units from 1 to 2^53−1.`;
  throw new LedgerError('amount_out_of_range', message, { amount });
}

/** A repeated key within one call is a mistake of the program. */
function rejectRepeatedKeys(operations: readonly LedgerOperation[]): void {
  const keys = operations.flatMap(({ idempotency }) =>
    idempotency ? [JSON.stringify([idempotency.scope, idempotency.key])] : [],
  );
  if (new Set(keys).size < keys.length) {
    throw new Error('Two operations of one postWithin have the same idempotency key; give each its own.');
  }
}
