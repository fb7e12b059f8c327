import { randomBytes } from 'node:crypto';
import { type Page, WalletError, type WalletScope } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import { readCustomer } from '../customers/index.ts';
import type { CustomerOfMerchant } from '../paymentMethods/index.ts';
import { createId, hashSecret, notFound, toPage, type WalletContext } from '../shared/index.ts';

/** A signed-in customer with the scopes of the session. */
export type SignedIn = {
  sessionId: string;
  merchantId: string;
  customerId: string;
  scopes: readonly WalletScope[];
  expiresAt: Date;
};

export type Session = {
  id: string;
  customerId: string;
  scopes: readonly WalletScope[];
  /** Returned once, at creation. Only the hash is stored. */
  token: string;
  createdAt: string;
  expiresAt: string;
};

/** A session without its token, for the merchant's list. */
export type SessionSummary = Omit<Session, 'token'> & {
  /** The API key that created it. The session ends when the key is revoked. */
  apiKeyId: string | null;
};

export type CreateSessionParameters = {
  merchantId: string;
  customerId: string;
  /** The API key of the request. Null on a demo's own pages. */
  apiKeyId: string | null;
  scopes: readonly WalletScope[];
  expiresInSeconds: number;
};

/**
 * Creates a session. The merchant's back end passes the token to the customer's browser.
 *
 * @throws WalletError `not_found` for an unknown customer
 */
export async function createSession(
  context: WalletContext,
  parameters: CreateSessionParameters,
): Promise<Session> {
  const { merchantId, scopes, expiresInSeconds } = parameters;
  const customer = await readCustomer(context, merchantId, parameters.customerId);
  const createdAt = wallTime(context);
  const expiresAt = new Date(createdAt.getTime() + expiresInSeconds * 1000);
  const token = `cst_${randomBytes(32).toString('base64url')}`;
  const id = createId('ses', createdAt);
  const insert = kysely.insertInto('sessions').values({
    id,
    merchant_id: merchantId,
    customer_id: customer.id,
    api_key_id: parameters.apiKeyId,
    token_hash: hashSecret(token),
    scopes: [...scopes],
    created_at: createdAt,
    expires_at: expiresAt,
  });
  await context.database.transaction(async (transaction) => {
    await execute(transaction, insert);
    await recordAction(context, transaction, id);
  });
  return {
    id,
    customerId: customer.id,
    scopes,
    token,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/**
 * Authenticates a session token.
 *
 * @throws WalletError `unauthenticated`, or `session_expired` when a new token helps
 */
export async function authenticateSession(context: WalletContext, token: string): Promise<SignedIn> {
  // Checks the API key too: it may have been revoked while it created the session.
  const query = kysely
    .selectFrom('sessions as s')
    .leftJoin('api_keys as k', 'k.id', 's.api_key_id')
    .select(['s.id', 's.merchant_id', 's.customer_id', 's.scopes', 's.expires_at'])
    .where('s.token_hash', '=', hashSecret(token))
    .where('s.revoked_at', 'is', null)
    .where('k.revoked_at', 'is', null);
  const row = await executeTakeFirst(context.database, query);
  if (!row) throw new WalletError('unauthenticated', 'This session token is not valid.');
  if (row.expires_at <= wallTime(context)) {
    throw new WalletError('session_expired', 'This session has expired. Ask your backend for a new one.');
  }
  return {
    sessionId: row.id,
    merchantId: row.merchant_id,
    customerId: row.customer_id,
    scopes: row.scopes,
    expiresAt: row.expires_at,
  };
}

/** Returns the time that sessions are compared with: real time, because the test clock does not move people. */
export function wallTime({ testMode, now }: WalletContext): Date {
  return testMode ? testMode.clock.realNow() : now();
}

/** Lists a customer's active sessions, newest first. */
export async function listSessions(
  context: WalletContext,
  { merchantId, customerId }: CustomerOfMerchant,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<SessionSummary>> {
  await readCustomer(context, merchantId, customerId);
  let query = kysely
    .selectFrom('sessions as s')
    .leftJoin('api_keys as k', 'k.id', 's.api_key_id')
    .select(['s.id', 's.scopes', 's.api_key_id', 's.created_at', 's.expires_at'])
    .where('s.merchant_id', '=', merchantId)
    .where('s.customer_id', '=', customerId)
    .where('s.revoked_at', 'is', null)
    .where('k.revoked_at', 'is', null)
    .where('s.expires_at', '>', wallTime(context));
  if (cursor !== undefined) query = query.where('s.id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('s.id', 'desc').limit(limit + 1));
  return toPage(
    rows.map((row) => ({
      id: row.id,
      customerId,
      scopes: row.scopes,
      apiKeyId: row.api_key_id,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
    limit,
  );
}

/**
 * Revokes a session. Revoking it again has no effect.
 *
 * @throws WalletError `not_found`
 */
export async function revokeSession(
  context: WalletContext,
  merchantId: string,
  sessionId: string,
): Promise<void> {
  const now = wallTime(context);
  const revoke = kysely
    .updateTable('sessions')
    .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(now)) }))
    .where('id', '=', sessionId)
    .where('merchant_id', '=', merchantId)
    .returning('id');
  await context.database.transaction(async (transaction) => {
    if (!(await executeTakeFirst(transaction, revoke))) throw notFound('session');
    await recordAction(context, transaction);
  });
}

/** Revokes all sessions of a customer. Every signed-in browser then needs a new token. */
export async function revokeCustomerSessions(
  context: WalletContext,
  { merchantId, customerId }: CustomerOfMerchant,
): Promise<void> {
  await readCustomer(context, merchantId, customerId);
  const revoke = kysely
    .updateTable('sessions')
    .set({ revoked_at: context.now() })
    .where('merchant_id', '=', merchantId)
    .where('customer_id', '=', customerId)
    .where('revoked_at', 'is', null);
  await context.database.transaction(async (transaction) => {
    await execute(transaction, revoke);
    await recordAction(context, transaction);
  });
}

/** Revokes all sessions that an API key created. */
export async function revokeSessionsOfKey(
  transaction: Transaction,
  apiKeyId: string,
  now: Date,
): Promise<void> {
  const revoke = kysely
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('api_key_id', '=', apiKeyId)
    .where('revoked_at', 'is', null);
  await execute(transaction, revoke);
}
