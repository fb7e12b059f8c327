import type { LedgerOperation } from '../LedgerOperation.ts';
import type { LedgerEntry, LedgerReceipt } from '../LedgerReceipt.ts';
import type { PendingOperation, PostOutcome } from './postBatch.ts';

/** The receipt of an operation that was just written, without reading it back. */
export function toReceipt(
  { operation, transactionId }: PendingOperation,
  outcome: PostOutcome,
): LedgerReceipt {
  const { balance, reserved, sequence, status } = outcome;
  if (balance === null || reserved === null || sequence === null || status === null) {
    throw new Error('The ledger accepted an operation without saying what stands in its account.');
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
