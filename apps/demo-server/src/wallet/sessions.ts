import { randomBytes } from 'node:crypto';
import { WalletError, type WalletScope } from '@coffer/adapter';
import { createId } from './createId.ts';
import { readCustomer } from './customers.ts';
import { hashSecret } from './hashSecret.ts';
import { notFound } from './notFound.ts';
import type { WalletContext } from './WalletContext.ts';

/** A customer who is signed in, and what for. */
export type SignedIn = {
  merchantId: string;
  customerId: string;
  scopes: readonly WalletScope[];
  expiresAt: Date;
};

export type Session = {
  id: string;
  customerId: string;
  scopes: readonly WalletScope[];
  /** Told once, at creation: only its hash is kept. */
  token: string;
  createdAt: string;
  expiresAt: string;
};

export type CreateSessionParameters = {
  merchantId: string;
  customerId: string;
  scopes: readonly WalletScope[];
  expiresInSeconds: number;
};

/** Signs a customer in: the merchant's backend gives the token to that customer's browser. */
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
    `insert into sessions (id, merchant_id, customer_id, token_hash, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, merchantId, customer.id, hashSecret(token), [...scopes], createdAt, expiresAt],
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
 * Who a session token belongs to.
 *
 * @throws WalletError `unauthenticated`, or `session_expired` when a new token would help.
 */
export async function authenticateSession(context: WalletContext, token: string): Promise<SignedIn> {
  type Row = {
    merchant_id: string;
    customer_id: string;
    scopes: WalletScope[];
    expires_at: Date;
    revoked: boolean;
  };
  const [row] = await context.database.query<Row>(
    `select merchant_id, customer_id, scopes, expires_at, revoked_at is not null as revoked
     from sessions where token_hash = $1`,
    [hashSecret(token)],
  );
  if (!row || row.revoked) throw new WalletError('unauthenticated', 'This session token is not valid.');
  if (row.expires_at <= wallTime(context)) {
    throw new WalletError('session_expired', 'This session has expired. Ask your backend for a new one.');
  }
  return {
    merchantId: row.merchant_id,
    customerId: row.customer_id,
    scopes: row.scopes,
    expiresAt: row.expires_at,
  };
}

/** A session is of somebody who sits before a browser: their time is not moved with the test clock. */
function wallTime({ testMode, now }: WalletContext): Date {
  return testMode ? testMode.clock.realNow() : now();
}

/** Ends a session before its time; ending it twice is the same as once. */
export async function revokeSession(
  context: WalletContext,
  merchantId: string,
  sessionId: string,
): Promise<void> {
  const revoked = await context.database.query(
    `update sessions set revoked_at = coalesce(revoked_at, $3) where id = $1 and merchant_id = $2 returning id`,
    [sessionId, merchantId, context.now()],
  );
  if (revoked.length === 0) throw notFound('session');
}
