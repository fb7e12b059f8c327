import type { Selectable } from 'kysely';
import type { Database } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { ApiKeysTable } from '../../database/tables.gen.ts';
import { batchLoader } from './batchLoader.ts';

/** An API key that is not revoked. The caller compares its expiry with its own clock. */
type MerchantKey = Pick<
  Selectable<ApiKeysTable>,
  'id' | 'merchant_id' | 'scopes' | 'configured' | 'expires_at' | 'last_used_at'
>;

/** Finds an API key by the hash of its secret. */
export type MerchantKeys = (keyHash: string) => Promise<MerchantKey | undefined>;

/**
 * Reads the key of each request, because a revoked key must stop working at once. Requests that arrive together share one
 * read.
 */
export function merchantKeys(database: Database): MerchantKeys {
  return batchLoader(async (hashes) => {
    // PostgreSQL caches the plan for an equality; for an array it plans each time, which costs five times the read.
    const [hash] = hashes;
    const isOne = hashes.length === 1 && hash !== undefined;
    const query = kysely
      .selectFrom('api_keys')
      .select(['key_hash', 'id', 'merchant_id', 'scopes', 'configured', 'expires_at', 'last_used_at'])
      .where('key_hash', '=', ({ fn, val }) => (isOne ? val(hash) : fn.any(val(hashes))))
      .where('revoked_at', 'is', null);
    const rows = await execute(database, query);
    return new Map(rows.map(({ key_hash: hash, ...key }) => [hash, key]));
  });
}
