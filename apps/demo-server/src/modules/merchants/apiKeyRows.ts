import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { ApiKeysTable } from '../../database/tables.gen.ts';
import {
  type ApiKey,
  createId,
  hashSecret,
  type KeyScope,
  notFound,
  type WalletContext,
} from '../shared/index.ts';

/** Stored API key. */
export type ApiKeyRow = Selectable<ApiKeysTable>;

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
  const insert = kysely
    .insertInto('api_keys')
    .values({
      id: createId('key', at),
      merchant_id: merchantId,
      key_hash: hashSecret(secret),
      key_prefix: displayPrefix(secret),
      name,
      scopes: [...new Set(scopes)],
      created_at: at,
    })
    .returningAll();
  const row = await executeTakeFirst(database, insert);
  if (!row) throw notFound('merchant');
  return { row, secret };
}

/** Converts a stored key to the form that its merchant sees. */
export function toApiKey(row: ApiKeyRow, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.key_prefix,
    scopes: [...row.scopes],
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
