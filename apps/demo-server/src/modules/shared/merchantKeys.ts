import type { Database } from '../../database/Database.ts';
import type { KeyScope } from './ApiKey.ts';
import { batchLoader } from './batchLoader.ts';

/** An API key that is not revoked. The caller compares its expiry with its own clock. */
type MerchantKey = {
  id: string;
  merchant_id: string;
  scopes: KeyScope[];
  configured: boolean;
  expires_at: Date | null;
  last_used_at: Date | null;
};

/** Finds an API key by the hash of its secret. */
export type MerchantKeys = (keyHash: string) => Promise<MerchantKey | undefined>;

/**
 * Reads the key of each request, because a revoked key must stop working at once. Requests that arrive together share one
 * read.
 */
export function merchantKeys(database: Database): MerchantKeys {
  return batchLoader(async (hashes) => {
    // PostgreSQL caches the plan for an equality; for an array it plans each time, which costs five times the read.
    const condition = hashes.length === 1 ? 'key_hash = $1' : 'key_hash = any ($1::text[])';
    const rows = await database.query<MerchantKey & { key_hash: string }>(
      `select key_hash, id, merchant_id, scopes, configured, expires_at, last_used_at from api_keys
       where ${condition} and revoked_at is null`,
      [hashes.length === 1 ? (hashes[0] ?? null) : hashes],
    );
    return new Map(rows.map(({ key_hash: hash, ...key }) => [hash, key]));
  });
}
