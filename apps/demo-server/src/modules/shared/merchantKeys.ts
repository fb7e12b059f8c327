import type { Database } from '../../database/Database.ts';
import type { KeyScope } from './ApiKey.ts';
import { batchLoader } from './batchLoader.ts';

/** A secret key that was not revoked; whether it has ended is for the caller's clock to say. */
type MerchantKey = {
  id: string;
  merchant_id: string;
  scopes: KeyScope[];
  configured: boolean;
  expires_at: Date | null;
  last_used_at: Date | null;
};

/** Finds a key by the hash of its secret. */
export type MerchantKeys = (keyHash: string) => Promise<MerchantKey | undefined>;

/**
 * Reads a key for each request, since one that was revoked must not work again: requests that come together
 * share one read.
 */
export function merchantKeys(database: Database): MerchantKeys {
  return batchLoader(async (hashes) => {
    // By an equality PostgreSQL plans once; by an array it plans each time, which costs five times the read.
    const condition = hashes.length === 1 ? 'key_hash = $1' : 'key_hash = any ($1::text[])';
    const rows = await database.query<MerchantKey & { key_hash: string }>(
      `select key_hash, id, merchant_id, scopes, configured, expires_at, last_used_at from api_keys
       where ${condition} and revoked_at is null`,
      [hashes.length === 1 ? (hashes[0] ?? null) : hashes],
    );
    return new Map(rows.map(({ key_hash: hash, ...key }) => [hash, key]));
  });
}
