import { randomBytes } from 'node:crypto';
import { type Page, WalletError, type WalletScope } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
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
  await context.database.query(
    `insert into sessions (id, merchant_id, customer_id, api_key_id, token_hash, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, merchantId, customer.id, parameters.apiKeyId, hashSecret(token), [...scopes], createdAt, expiresAt],
  );
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
  type Row = {
    id: string;
    merchant_id: string;
    customer_id: string;
    scopes: WalletScope[];
    expires_at: Date;
    revoked: boolean;
  };
  const [row] = await context.database.query<Row>(
    // Checks the API key too: it may have been revoked while it created the session.
    `select s.id, s.merchant_id, s.customer_id, s.scopes, s.expires_at,
       s.revoked_at is not null or k.revoked_at is not null as revoked
     from sessions s left join api_keys k on k.id = s.api_key_id where s.token_hash = $1`,
    [hashSecret(token)],
  );
  if (!row || row.revoked) throw new WalletError('unauthenticated', 'This session token is not valid.');
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
  type Row = {
    id: string;
    scopes: WalletScope[];
    api_key_id: string | null;
    created_at: Date;
    expires_at: Date;
  };
  const rows = await context.database.query<Row>(
    `select s.id, s.scopes, s.api_key_id, s.created_at, s.expires_at
     from sessions s left join api_keys k on k.id = s.api_key_id
     where s.merchant_id = $1 and s.customer_id = $2 and s.revoked_at is null and k.revoked_at is null
       and s.expires_at > $3 and ($4::text is null or s.id < $4)
     order by s.id desc limit $5`,
    [merchantId, customerId, wallTime(context), cursor ?? null, limit + 1],
  );
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
  const revoked = await context.database.query(
    `update sessions set revoked_at = coalesce(revoked_at, $3) where id = $1 and merchant_id = $2 returning id`,
    [sessionId, merchantId, wallTime(context)],
  );
  if (revoked.length === 0) throw notFound('session');
}

/** Revokes all sessions of a customer. Every signed-in browser then needs a new token. */
export async function revokeCustomerSessions(
  context: WalletContext,
  { merchantId, customerId }: CustomerOfMerchant,
): Promise<void> {
  await readCustomer(context, merchantId, customerId);
  await context.database.query(
    'update sessions set revoked_at = $3 where merchant_id = $1 and customer_id = $2 and revoked_at is null',
    [merchantId, customerId, context.now()],
  );
}

/** Revokes all sessions that an API key created. */
export async function revokeSessionsOfKey(
  transaction: Transaction,
  apiKeyId: string,
  now: Date,
): Promise<void> {
  await transaction.query(
    'update sessions set revoked_at = $2 where api_key_id = $1 and revoked_at is null',
    [apiKeyId, now],
  );
}
