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

/** How long an old key goes on working after a rotation, unless told otherwise. */
const overlapSecondsUsual = 24 * 60 * 60;

/** A merchant's keys, newest first, those that no longer work too. */
export async function listApiKeys(context: WalletContext, merchantId: string): Promise<ApiKey[]> {
  const rows = await context.database.query<ApiKeyRow>(
    'select * from api_keys where merchant_id = $1 order by id desc',
    [merchantId],
  );
  return rows.map((row) => toApiKey(row, context.now()));
}

/** One key, without its secret. */
export async function readApiKey(context: WalletContext, merchantId: string, id: string): Promise<ApiKey> {
  const [row] = await context.database.query<ApiKeyRow>(
    'select * from api_keys where merchant_id = $1 and id = $2',
    [merchantId, id],
  );
  if (!row) throw notFound('API key');
  return toApiKey(row, context.now());
}

/** Makes a key. @throws WalletError `forbidden` for a scope that the asking key has not itself */
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

/** Gives a key another name. */
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
 * Makes a key with the same name and scopes in a key's place. The old one goes on working for the overlap, so that
 * servers can be given the new one in turn.
 *
 * @throws WalletError `api_key_refused` for a key that is configured, was replaced before, or no longer works
 */
export function rotateApiKey(
  context: WalletContext,
  merchantId: string,
  {
    id,
    overlapSeconds = overlapSecondsUsual,
    held,
  }: { id: string; overlapSeconds?: number | undefined; held: readonly KeyScope[] },
): Promise<ApiKeyWithSecret> {
  return context.database.transaction(async (transaction) => {
    const now = context.now();
    const { name, scopes, ...old } = await lockKey(transaction, merchantId, id);
    if (old.configured) throw refused(`${configuredText} Change it there.`);
    if (toApiKey({ ...old, name, scopes }, now).status !== 'active') {
      throw refused('This key was rotated before, or no longer works. Make a new one.');
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
 * Ends a key at once, and the sessions that it created. Ending it twice is the same as once.
 *
 * @throws WalletError `api_key_refused` for the last key that may make others, and for a configured key unless
 *   another configured key asks
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
    if (!other) throw refused('This is your last key that may make others. Make one before you revoke it.');
    const [row] = await transaction.query<ApiKeyRow>(
      'update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning *',
      [key.id, now],
    );
    await revokeSessionsOfKey(transaction, key.id, now);
    return toApiKey(row ?? key, now);
  });
}

/** Two changes of one merchant's keys wait for each other, so that the last one cannot be revoked twice over. */
async function lockKey(transaction: Transaction, merchantId: string, id: string): Promise<ApiKeyRow> {
  await transaction.query('select id from merchants where id = $1 for no key update', [merchantId]);
  const [row] = await transaction.query<ApiKeyRow>(
    'select * from api_keys where merchant_id = $1 and id = $2',
    [merchantId, id],
  );
  if (!row) throw notFound('API key');
  return row;
}

const configuredText = "The server's environment names this key (COFFER_SECRET_KEY).";

function requireHeld(scopes: readonly KeyScope[], held: readonly KeyScope[]): void {
  const missing = scopes.filter((scope) => !held.includes(scope));
  if (missing.length === 0) return;
  const message = `A key cannot give what it has not: ${missing.join(', ')}.`;
  throw new WalletError('forbidden', message, { facts: { missing } });
}

function refused(message: string): WalletError {
  return new WalletError('api_key_refused', message);
}
