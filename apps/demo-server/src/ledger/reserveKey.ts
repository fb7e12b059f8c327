import type { Transaction } from '../database/Database.ts';
import type { IdempotencyKey } from './LedgerOperation.ts';

/**
 * Reserves a key for something that is not one operation of the ledger, in the caller's transaction: an operation with
 * the same key is rejected from then on. So one key has one effect, whichever kind of request it comes with.
 *
 * @returns false when an operation of the ledger has used the key.
 */
export async function reserveKey(
  transaction: Transaction,
  { scope, key, fingerprint, at }: IdempotencyKey & { at: Date },
): Promise<boolean> {
  // No operation has this fingerprint, which names the request, so none takes the row for its own receipt.
  const reserved = await transaction.query(
    `INSERT INTO ledger.idempotency_keys (scope, key, fingerprint, account_id, balance, reserved, sequence, status, created_at)
     VALUES ($1, $2, $3, '', 0, 0, 0, 'reserved', $4) ON CONFLICT DO NOTHING RETURNING key`,
    [scope, key, fingerprint, at],
  );
  return reserved.length > 0;
}
