import type { Queryable } from '../../database/Database.ts';
import type { LedgerError } from '../LedgerError.ts';
import type { LedgerReceipt } from '../LedgerReceipt.ts';
import { type PendingOperation, type PostOutcome, postBatch } from './postBatch.ts';
import { readReplays } from './readReplays.ts';
import { toLedgerError } from './toLedgerError.ts';
import { toReceipt } from './toReceipt.ts';

/** Result of one operation: its receipt, why the ledger refused it, or that another transaction has locked its account. */
export type PostResult = LedgerReceipt | LedgerError | 'locked';

/**
 * Posts operations, whose keys differ, in one call, and gives each its receipt or its refusal. With
 * `allOrNone` one refusal means that nothing was written. Without it, an operation whose account is locked by
 * another transaction has no effect and the result 'locked'.
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
    if (!outcome) throw new Error('The ledger gave fewer outcomes than it got operations.');
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
