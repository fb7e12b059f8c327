import { WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
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
  const { scope, key: name, fingerprint } = key;
  const claim = kysely
    .insertInto('idempotent_requests')
    .values({ scope, key: name, fingerprint, resource_id: resourceId, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key');
  if (!(await executeTakeFirst(transaction, claim))) return findEarlier<Value>(transaction, key);
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
  const update = kysely
    .updateTable('idempotent_requests')
    .set({ response: JSON.stringify(response) })
    .where('scope', '=', key.scope)
    .where('key', '=', key.key)
    .where('response', 'is', null);
  await execute(database, update);
}
