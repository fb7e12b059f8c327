import { WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { reserveKey } from '../../ledger/index.ts';
import type { CallerKey } from './WalletContext.ts';

/** An idempotency key with the hash of its request. */
export type RequestKey = CallerKey & { fingerprint: string };

/** The resource that an earlier call with the same key created, and its response once that is stored. */
export type StoredResponse<Value> = { resourceId: string; response: Value | null };

type KeyRow<Value> = SqlRow & { fingerprint: string; resource_id: string; response: Value | null };

/**
 * Inserts the key in the transaction that does the work, so that both commit or neither. A second call with the key waits
 * for the first transaction and gets its result.
 *
 * @returns null when this call is the first
 * @throws WalletError `idempotency_key_reused` when the earlier call had another body
 */
export async function claimKey<Value>(
  transaction: Transaction,
  key: RequestKey,
  { resourceId, at }: { resourceId: string; at: Date },
): Promise<StoredResponse<Value> | null> {
  const claimed = await transaction.query(
    `insert into idempotent_requests (scope, key, fingerprint, resource_id, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [key.scope, key.key, key.fingerprint, resourceId, at],
  );
  if (claimed.length === 0) return findEarlier<Value>(transaction, key);
  if (!(await reserveKey(transaction, { ...key, at }))) throw keyReused();
  return null;
}

/** Reads the result of an earlier call with this key, without claiming the key. */
export async function findEarlier<Value>(
  database: Queryable,
  key: RequestKey,
): Promise<StoredResponse<Value> | null> {
  const [row] = await database.query<KeyRow<Value>>(
    'select fingerprint, resource_id, response from idempotent_requests where scope = $1 and key = $2',
    [key.scope, key.key],
  );
  if (!row) return null;
  if (row.fingerprint !== key.fingerprint) throw keyReused();
  return { resourceId: row.resource_id, response: row.response };
}

function keyReused(): WalletError {
  return new WalletError(
    'idempotency_key_reused',
    'This Idempotency-Key was used with another request. Use a new key for a new request.',
  );
}

/** Stores the response for repeats of the request. The first stored response stays. */
export async function storeIdempotentResponse(
  database: Queryable,
  key: RequestKey,
  response: object,
): Promise<void> {
  await database.query(
    `update idempotent_requests set response = $3::text::jsonb where scope = $1 and key = $2 and response is null`,
    [key.scope, key.key, JSON.stringify(response)],
  );
}
