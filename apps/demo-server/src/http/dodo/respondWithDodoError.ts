import { type WireErrorCode, walletErrorStatus } from '@coffer/adapter';
import { isWireErrorCode } from '@coffer/adapter/server';
import type { Context } from 'hono';
import { toWalletError } from '../../modules/shared/index.ts';
import type { AppEnvironment } from '../AppEnvironment.ts';
import { RepeatedKey } from './RepeatedKey.ts';

/** Where the vendor's wire says it differently. A 400 means insufficient funds there, so it is kept for that. */
const vendorErrors: Partial<Record<WireErrorCode, { status: number; code: string; message?: string }>> = {
  insufficient_funds: {
    status: 400,
    code: 'INSUFFICIENT_WALLET_FUNDS',
    message: 'Insufficient funds in wallet',
  },
  unauthenticated: { status: 401, code: 'UNAUTHORIZED' },
  malformed_request: { status: 422, code: 'MALFORMED_REQUEST' },
  invalid_request: { status: 422, code: 'INVALID_REQUEST' },
};

/** Answers any failure as the vendor's wire does: `{ code: 'UPPER_SNAKE', message }`. */
export function respondWithDodoError(error: unknown, c: Context<AppEnvironment>): Response {
  if (error instanceof RepeatedKey) {
    // Its SDK would try a 409 again, twice; the caller's own branch for it is to be reached at once.
    const headers = { 'x-should-retry': 'false' };
    return Response.json(
      { code: 'IDEMPOTENCY_KEY_ALREADY_USED', message: error.message },
      { status: 409, headers },
    );
  }
  const walletError = toWalletError(error);
  c.set('failure', walletError.cause ?? walletError);
  const code = isWireErrorCode(walletError.code) ? walletError.code : 'internal_error';
  const vendor = vendorErrors[code] ?? { status: walletErrorStatus[code], code: code.toUpperCase() };
  const { fields } = walletError;
  const body = {
    code: vendor.code,
    message: vendor.message ?? walletError.message,
    ...(fields.length > 0 ? { errors: fields } : {}),
  };
  const allow = walletError.facts.allow;
  const headers = new Headers(Array.isArray(allow) ? { allow: allow.join(', ') } : {});
  const { retryAfterSeconds } = walletError;
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterSeconds)));
  if (vendor.status === 401) headers.set('www-authenticate', 'Bearer');
  return Response.json(body, { status: vendor.status, headers });
}
