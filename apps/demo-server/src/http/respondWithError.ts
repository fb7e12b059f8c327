import { problemResponse } from '@coffer/adapter/server';
import type { Context } from 'hono';
import { toWalletError } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';

/** What stands before an error's code in its `type`. */
export const problemBaseUrl = 'urn:coffer:error:';

/** Answers any failure as problem+json, by the one table from code to status. */
export function respondWithError(error: unknown, c: Context<AppEnvironment>): Response {
  const walletError = toWalletError(error);
  c.set('failure', walletError.cause ?? walletError);
  return problemResponse(walletError, { requestId: c.get('requestId'), problemBaseUrl });
}
