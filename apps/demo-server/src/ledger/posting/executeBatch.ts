import type { Queryable } from '../../database/Database.ts';
import type { LedgerError } from '../LedgerError.ts';
import type { LedgerOperation } from '../LedgerOperation.ts';
import type { LedgerEntry, LedgerReceipt } from '../LedgerReceipt.ts';
import { readReplays } from './idempotencyKeys.ts';
import { type PendingOperation, type PostOutcome, postBatch } from './postBatch.ts';
import { toLedgerError } from './toLedgerError.ts';

/** Result of one operation: its receipt, its error, or 'locked' if another transaction has locked its account. */
export type PostResult = LedgerReceipt | LedgerError | 'locked';

/**
 * Posts operations in one call and returns a result for each. Their idempotency keys differ. With `allOrNone`, one
 * rejection means that nothing was written. Without it, an operation whose account another transaction has locked has no
 * effect and the result 'locked'.
 */
export async function executeBatch(
  queryable: Queryable,
  pending: readonly PendingOperation[],
  { allOrNone }: { allOrNone: boolean },
): Promise<PostResult[]> {
  const outcomes = await postBatch(queryable, pending, { allOrNone });
  const replays = await readReplays(queryable, replayed(pending, outcomes));
  return pending.map((item, index) => {
    const outcome = outcomes[index];
    if (!outcome) throw new Error('The ledger returned fewer outcomes than it got operations.');
    if (outcome.code === null) return toReceipt(item, outcome);
    if (outcome.code === 'locked') return 'locked';
    return replays.get(item.operation.idempotency) ?? toLedgerError(item.operation, outcome);
  });
}

function replayed(pending: readonly PendingOperation[], outcomes: readonly PostOutcome[]) {
  return pending.flatMap(({ operation }, index) =>
    operation.idempotency && outcomes[index]?.code === 'replayed' ? [operation.idempotency] : [],
  );
}

/** Makes the receipt of an operation that was just written, without reading it back. */
export function toReceipt(
  { operation, transactionId }: PendingOperation,
  outcome: PostOutcome,
): LedgerReceipt {
  const { balance, reserved, sequence, status } = outcome;
  if (balance === null || reserved === null || sequence === null || status === null) {
    throw new Error('The ledger accepted an operation without a balance.');
  }
  const { accountId, currency } = operation;
  return {
    entry: movedEntry(operation, transactionId, outcome, balance),
    balance: { accountId, currency, status, balance, reserved, sequence },
    replayed: false,
  };
}

function movedEntry(
  operation: LedgerOperation,
  transactionId: string,
  outcome: PostOutcome,
  balanceAfter: number,
): LedgerEntry | null {
  if (operation.action === 'hold' || operation.action === 'release') return null;
  const { number, balance_before: balanceBefore } = outcome;
  if (number === null || balanceBefore === null) throw new Error('The ledger moved money without an entry.');
  const { accountId, currency, type, source, reason, reference, metadata } = operation;
  return {
    accountId,
    number,
    transactionId,
    type,
    source,
    currency,
    amount: balanceAfter - balanceBefore,
    balanceBefore,
    balanceAfter,
    reason,
    reference,
    metadata,
    createdAt: outcome.at,
  };
}
