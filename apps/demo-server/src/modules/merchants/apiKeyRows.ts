import { randomBytes } from 'node:crypto';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import {
  type ApiKey,
  createId,
  hashSecret,
  type KeyScope,
  notFound,
  type WalletContext,
} from '../shared/index.ts';

/** Stored API key. */
export type ApiKeyRow = SqlRow & {
  id: string;
  merchant_id: string;
  name: string;
  key_prefix: string;
  scopes: KeyScope[];
  configured: boolean;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  replaced_by: string | null;
  created_at: Date;
};

/** Returns the start of a secret that may be displayed: the fixed part and a few random characters. */
export function displayPrefix(secret: string): string {
  return secret.slice(0, Math.min(12, Math.floor(secret.length / 2)));
}

/** Creates a key with 256 random bits. Only the hash of its secret is stored. */
export async function insertApiKey(
  context: WalletContext,
  database: Queryable,
  { merchantId, name, scopes }: { merchantId: string; name: string; scopes: readonly KeyScope[] },
): Promise<{ row: ApiKeyRow; secret: string }> {
  const kind = context.processor.mode === 'test' ? 'test' : 'live';
  const secret = `sk_${kind}_${randomBytes(32).toString('base64url').replaceAll('-', 'x').replaceAll('_', 'y')}`;
  const at = context.now();
  const [row] = await database.query<ApiKeyRow>(
    `insert into api_keys (id, merchant_id, key_hash, key_prefix, name, scopes, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning *`,
    [
      createId('key', at),
      merchantId,
      hashSecret(secret),
      displayPrefix(secret),
      name,
      [...new Set(scopes)],
      at,
    ],
  );
  if (!row) throw notFound('merchant');
  return { row, secret };
}

/** Converts a stored key to the form that its merchant sees. */
export function toApiKey(row: ApiKeyRow, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.key_prefix,
    scopes: row.scopes,
    origin: row.configured ? 'configured' : 'created',
    status: statusOf(row, now),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    replacedBy: row.replaced_by,
    createdAt: row.created_at.toISOString(),
  };
}

function statusOf({ revoked_at: revokedAt, expires_at: expiresAt }: ApiKeyRow, now: Date): ApiKey['status'] {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return 'active';
  return expiresAt > now ? 'expiring' : 'expired';
}
