import { WalletError } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import { type ApiKeyRow, insertApiKey, toApiKey } from '../merchants/index.ts';
import { revokeSessionsOfKey } from '../sessions/index.ts';
import {
  type ApiKey,
  type ApiKeyWithSecret,
  type KeyScope,
  notFound,
  type WalletContext,
} from '../shared/index.ts';

/** Default time for which a rotated key stays valid. */
const defaultOverlapSeconds = 24 * 60 * 60;

/** Lists a merchant's API keys, newest first, including expired and revoked ones. */
export async function listApiKeys(context: WalletContext, merchantId: string): Promise<ApiKey[]> {
  const query = kysely
    .selectFrom('api_keys')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .orderBy('id', 'desc');
  const rows = await execute(context.database, query);
  return rows.map((row) => toApiKey(row, context.now()));
}

/**
 * Reads an API key, without its secret.
 *
 * @throws WalletError `not_found`
 */
export async function readApiKey(context: WalletContext, merchantId: string, id: string): Promise<ApiKey> {
  return toApiKey(await findKey(context.database, merchantId, id), context.now());
}

async function findKey(database: Queryable, merchantId: string, id: string): Promise<ApiKeyRow> {
  const query = kysely
    .selectFrom('api_keys')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('API key');
  return row;
}

/**
 * Creates an API key. Its secret is returned only here.
 *
 * @throws WalletError `forbidden` for a scope that the calling key does not have (`callerScopes`)
 */
export function createApiKey(
  context: WalletContext,
  merchantId: string,
  {
    name,
    scopes,
    callerScopes,
  }: { name: string; scopes: readonly KeyScope[]; callerScopes: readonly KeyScope[] },
): Promise<ApiKeyWithSecret> {
  requireCallerScopes(scopes, callerScopes);
  return context.database.transaction(async (transaction) => {
    const { row, secret } = await insertApiKey(context, transaction, { merchantId, name, scopes });
    await recordAction(context, transaction, row.id);
    return { ...toApiKey(row, context.now()), secret };
  });
}

/**
 * Renames an API key.
 *
 * @throws WalletError `not_found`
 */
export async function renameApiKey(
  context: WalletContext,
  merchantId: string,
  { id, name }: { id: string; name: string },
): Promise<ApiKey> {
  const rename = kysely
    .updateTable('api_keys')
    .set({ name })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .returningAll();
  return context.database.transaction(async (transaction) => {
    const row = await executeTakeFirst(transaction, rename);
    if (!row) throw notFound('API key');
    await recordAction(context, transaction);
    return toApiKey(row, context.now());
  });
}

/**
 * Creates a key with the same name and scopes as an existing one. The old key stays valid for `overlapSeconds`, so
 * that servers can change over one by one. Defaults to 24 hours.
 *
 * @throws WalletError `api_key_refused` for a key that is configured, already rotated, expired or revoked
 */
export function rotateApiKey(
  context: WalletContext,
  merchantId: string,
  {
    id,
    overlapSeconds = defaultOverlapSeconds,
    callerScopes,
  }: { id: string; overlapSeconds?: number | undefined; callerScopes: readonly KeyScope[] },
): Promise<ApiKeyWithSecret> {
  return context.database.transaction(async (transaction) => {
    const now = context.now();
    const { name, scopes, ...old } = await lockKey(transaction, merchantId, id);
    if (old.configured) throw refused(`${configuredText} Change it there.`);
    if (toApiKey({ ...old, name, scopes }, now).status !== 'active') {
      throw refused('This key was already rotated or is no longer active. Create a new one.');
    }
    requireCallerScopes(scopes, callerScopes);
    const { row, secret } = await insertApiKey(context, transaction, { merchantId, name, scopes });
    const replace = kysely
      .updateTable('api_keys')
      .set({ expires_at: new Date(now.getTime() + overlapSeconds * 1000), replaced_by: row.id })
      .where('id', '=', id);
    await execute(transaction, replace);
    await recordAction(context, transaction, row.id);
    return { ...toApiKey(row, now), secret };
  });
}

/**
 * Revokes a key and the sessions that it created, effective immediately. Revoking a key again has no effect.
 *
 * @throws WalletError `api_key_refused` for the last permanent admin key, and for a configured key unless the caller
 *   is another configured key
 */
export function revokeApiKey(
  context: WalletContext,
  merchantId: string,
  { id, by }: { id: string; by: { keyId: string | null; operates: boolean } },
): Promise<ApiKey> {
  return context.database.transaction(async (transaction) => {
    const now = context.now();
    const key = await lockKey(transaction, merchantId, id);
    if (key.configured && (!by.operates || by.keyId === id)) {
      throw refused(
        `${configuredText} Set another one there, restart, and revoke this key with the new one.`,
      );
    }
    const otherAdminKey = kysely
      .selectFrom('api_keys')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('id', '<>', id)
      .where(
        ({ val }) => val('admin'),
        '=',
        ({ fn, ref }) => fn.any(ref('scopes')),
      )
      .where('revoked_at', 'is', null)
      .where('expires_at', 'is', null)
      .limit(1);
    if (!(await executeTakeFirst(transaction, otherAdminKey)))
      throw refused('This is your last admin key. Create another one before you revoke it.');
    const revokedAt = key.revoked_at ?? now;
    const revoke = kysely.updateTable('api_keys').set({ revoked_at: revokedAt }).where('id', '=', key.id);
    await execute(transaction, revoke);
    await revokeSessionsOfKey(transaction, key.id, now);
    await recordAction(context, transaction);
    return toApiKey({ ...key, revoked_at: revokedAt }, now);
  });
}

/** Locks the merchant, so that two requests cannot revoke the merchant's last two admin keys at once. */
async function lockKey(transaction: Transaction, merchantId: string, id: string): Promise<ApiKeyRow> {
  const lock = kysely.selectFrom('merchants').select('id').where('id', '=', merchantId).forNoKeyUpdate();
  await execute(transaction, lock);
  return findKey(transaction, merchantId, id);
}

const configuredText = "This key is set in the server's environment (COFFER_SECRET_KEY).";

function requireCallerScopes(scopes: readonly KeyScope[], callerScopes: readonly KeyScope[]): void {
  const missing = scopes.filter((scope) => !callerScopes.includes(scope));
  if (missing.length === 0) return;
  const message = `You can only grant scopes that your key has. It lacks: ${missing.join(', ')}.`;
  throw new WalletError('forbidden', message, { facts: { missing } });
}

function refused(message: string): WalletError {
  return new WalletError('api_key_refused', message);
}
