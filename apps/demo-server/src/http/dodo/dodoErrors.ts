import { type WireErrorCode, walletErrorStatus } from '@coffer/adapter';
import { isWireErrorCode } from '@coffer/adapter/server';
import type { Context } from 'hono';
import { z } from 'zod';
import { toWalletError } from '../../modules/shared/index.ts';
import type { AppEnvironment } from '../AppEnvironment.ts';

/** Error body of the Dodo Payments API. */
export const dodoErrorSchema = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).exactOptional(),
  })
  .meta({ id: 'DodoError', description: 'Error of the Dodo Payments API. `code` is in UPPER_SNAKE_CASE.' });

/** Thrown for a key that was used before. Dodo rejects it whether or not the request is the same. */
export class RepeatedKeyError extends Error {
  override readonly name = 'RepeatedKeyError';

  constructor() {
    super('This idempotency key was used before. Its ledger entry exists.');
  }
}

/** Errors whose status or code differs in Dodo's API. There, 400 means insufficient funds and nothing else. */
const dodoOverrides: Partial<Record<WireErrorCode, { status: number; code: string; message?: string }>> = {
  insufficient_funds: {
    status: 400,
    code: 'INSUFFICIENT_WALLET_FUNDS',
    message: 'Insufficient funds in wallet',
  },
  unauthenticated: { status: 401, code: 'UNAUTHORIZED' },
  malformed_request: { status: 422, code: 'MALFORMED_REQUEST' },
  invalid_request: { status: 422, code: 'INVALID_REQUEST' },
};

/** Responds to any failure like Dodo's API: `{ code: 'UPPER_SNAKE', message }`. */
export function respondWithDodoError(error: unknown, c: Context<AppEnvironment>): Response {
  if (error instanceof RepeatedKeyError) {
    // Dodo's SDK retries a 409 twice. The header stops it, so that the caller gets the error at once.
    const headers = { 'x-should-retry': 'false' };
    return Response.json(
      { code: 'IDEMPOTENCY_KEY_ALREADY_USED', message: error.message },
      { status: 409, headers },
    );
  }
  const walletError = toWalletError(error);
  c.set('failure', walletError.cause ?? walletError);
  const code = isWireErrorCode(walletError.code) ? walletError.code : 'internal_error';
  const dodoError = dodoOverrides[code] ?? { status: walletErrorStatus[code], code: code.toUpperCase() };
  const { fields } = walletError;
  const body = {
    code: dodoError.code,
    message: dodoError.message ?? walletError.message,
    ...(fields.length > 0 ? { errors: fields } : {}),
  };
  const allow = walletError.facts.allow;
  const headers = new Headers(Array.isArray(allow) ? { allow: allow.join(', ') } : {});
  const { retryAfterSeconds } = walletError;
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterSeconds)));
  if (dodoError.status === 401) headers.set('www-authenticate', 'Bearer');
  return Response.json(body, { status: dodoError.status, headers });
}
