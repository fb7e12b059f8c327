import type { Queryable, Transaction } from '../../database/Database.ts';
import type { IdempotencyKey } from '../LedgerOperation.ts';
import type { LedgerBalance, LedgerReceipt } from '../LedgerReceipt.ts';
import { type EntryRow, entryColumns, entryFromRow } from '../queries/entries.ts';
import { arrayLiteral } from './arrayLiteral.ts';

/** Reads the receipts of used keys. The map's keys are the given objects. */
export async function readReplays(
  queryable: Queryable,
  keys: readonly IdempotencyKey[],
): Promise<Map<IdempotencyKey | undefined, LedgerReceipt>> {
  const receipts = new Map<IdempotencyKey | undefined, LedgerReceipt>();
  if (keys.length === 0) return receipts;
  const rows = await queryable.query<ReplayRow>(
    `SELECT p.position, k.account_id AS key_account_id, a.currency AS account_currency, k.balance, k.reserved,
       k.sequence, k.status, ${entryColumns}
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY p (scope, key, position)
     JOIN ledger.idempotency_keys k ON k.scope = p.scope AND k.key = p.key
     JOIN ledger.accounts a ON a.id = k.account_id
     LEFT JOIN ledger.entries e ON e.account_id = k.account_id AND e.number = k.number`,
    [arrayLiteral(keys.map(({ scope }) => scope)), arrayLiteral(keys.map(({ key }) => key))],
  );
  for (const row of rows) {
    const balance: LedgerBalance = {
      accountId: row.key_account_id,
      currency: row.account_currency,
      status: row.status,
      balance: row.balance,
      reserved: row.reserved,
      sequence: row.sequence,
    };
    const entry = row.number === null ? null : entryFromRow({ ...row, number: row.number });
    receipts.set(keys[row.position - 1], { entry, balance, replayed: true });
  }
  return receipts;
}

type ReplayRow = Omit<EntryRow, 'number'> & {
  position: number;
  number: number | null;
  key_account_id: string;
  account_currency: string;
  balance: number;
  reserved: number;
  sequence: number;
  status: LedgerBalance['status'];
};

/**
 * Reserves a key, in the caller's transaction, for a request that is not one operation of the ledger. Operations with the
 * same key are rejected from then on, so a key has one effect, whatever kind of request it comes with.
 *
 * @returns false if an operation of the ledger has used the key
 */
export async function reserveKey(
  transaction: Transaction,
  { scope, key, fingerprint, at }: IdempotencyKey & { at: Date },
): Promise<boolean> {
  // The fingerprint names the request, so no operation has the same one and takes this row for its receipt.
  const reserved = await transaction.query(
    `INSERT INTO ledger.idempotency_keys (scope, key, fingerprint, account_id, balance, reserved, sequence, status, created_at)
     VALUES ($1, $2, $3, '', 0, 0, 0, 'reserved', $4) ON CONFLICT DO NOTHING RETURNING key`,
    [scope, key, fingerprint, at],
  );
  return reserved.length > 0;
}

/** Minimum lifetime of a key, in milliseconds. */
const lifetimeMinMs = 24 * 3_600_000;

/**
 * Deletes up to `limit` idempotency keys that were used before `usedBefore`, and returns their number. Call it until it
 * returns 0. A key that is younger than 24 hours may still be needed for a retry and is never deleted.
 */
export async function pruneKeys(
  queryable: Queryable,
  { usedBefore, now, limit = 5000 }: { usedBefore: Date; now: Date; limit?: number },
): Promise<number> {
  const latest = now.getTime() - lifetimeMinMs;
  if (usedBefore.getTime() > latest) throw new Error('Idempotency keys are kept for 24 hours at least.');
  const [row] = await queryable.query<{ count: number }>(
    `WITH deleted AS (
       DELETE FROM ledger.idempotency_keys WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM ledger.idempotency_keys WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))
       RETURNING 1
     )
     SELECT count(*) AS count FROM deleted`,
    [usedBefore, limit],
  );
  return row?.count ?? 0;
}
