import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
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
  const rows = await context.database.query<ApiKeyRow>(
    'select * from api_keys where merchant_id = $1 order by id desc',
    [merchantId],
  );
  return rows.map((row) => toApiKey(row, context.now()));
}

/**
 * Reads an API key, without its secret.
 *
 * @throws WalletError `not_found`
 */
export async function readApiKey(context: WalletContext, merchantId: string, id: string): Promise<ApiKey> {
  const [row] = await context.database.query<ApiKeyRow>(
    'select * from api_keys where merchant_id = $1 and id = $2',
    [merchantId, id],
  );
  if (!row) throw notFound('API key');
  return toApiKey(row, context.now());
}

/**
 * Creates an API key. Its secret is returned only here.
 *
 * @throws WalletError `forbidden` for a scope that the calling key does not have (`held`)
 */
export function createApiKey(
  context: WalletContext,
  merchantId: string,
  { name, scopes, held }: { name: string; scopes: readonly KeyScope[]; held: readonly KeyScope[] },
): Promise<ApiKeyWithSecret> {
  requireHeld(scopes, held);
  return context.database.transaction(async (transaction) => {
    const { row, secret } = await insertApiKey(context, transaction, { merchantId, name, scopes });
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
  const [row] = await context.database.query<ApiKeyRow>(
    'update api_keys set name = $3 where merchant_id = $1 and id = $2 returning *',
    [merchantId, id, name],
  );
  if (!row) throw notFound('API key');
  return toApiKey(row, context.now());
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
    held,
  }: { id: string; overlapSeconds?: number | undefined; held: readonly KeyScope[] },
): Promise<ApiKeyWithSecret> {
  return context.database.transaction(async (transaction) => {
    const now = context.now();
    const { name, scopes, ...old } = await lockKey(transaction, merchantId, id);
    if (old.configured) throw refused(`${configuredText} Change it there.`);
    if (toApiKey({ ...old, name, scopes }, now).status !== 'active') {
      throw refused('This key was already rotated or is no longer active. Create a new one.');
    }
    requireHeld(scopes, held);
    const { row, secret } = await insertApiKey(context, transaction, { merchantId, name, scopes });
    await transaction.query('update api_keys set expires_at = $2, replaced_by = $3 where id = $1', [
      id,
      new Date(now.getTime() + overlapSeconds * 1000),
      row.id,
    ]);
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
    const [other] = await transaction.query(
      `select id from api_keys where merchant_id = $1 and id <> $2 and 'admin' = any (scopes)
         and revoked_at is null and expires_at is null limit 1`,
      [merchantId, id],
    );
    if (!other) throw refused('This is your last admin key. Create another one before you revoke it.');
    const [row] = await transaction.query<ApiKeyRow>(
      'update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning *',
      [key.id, now],
    );
    await revokeSessionsOfKey(transaction, key.id, now);
    return toApiKey(row ?? key, now);
  });
}

/** Locks the merchant, so that two requests cannot revoke the merchant's last two admin keys at once. */
async function lockKey(transaction: Transaction, merchantId: string, id: string): Promise<ApiKeyRow> {
  await transaction.query('select id from merchants where id = $1 for no key update', [merchantId]);
  const [row] = await transaction.query<ApiKeyRow>(
    'select * from api_keys where merchant_id = $1 and id = $2',
    [merchantId, id],
  );
  if (!row) throw notFound('API key');
  return row;
}

const configuredText = "This key is set in the server's environment (COFFER_SECRET_KEY).";

function requireHeld(scopes: readonly KeyScope[], held: readonly KeyScope[]): void {
  const missing = scopes.filter((scope) => !held.includes(scope));
  if (missing.length === 0) return;
  const message = `You can only grant scopes that your key has. It lacks: ${missing.join(', ')}.`;
  throw new WalletError('forbidden', message, { facts: { missing } });
}

function refused(message: string): WalletError {
  return new WalletError('api_key_refused', message);
}
