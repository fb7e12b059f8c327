import { problemResponse } from '@coffer/adapter/server';
import type { Context } from 'hono';
import { toWalletError } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { PaymentDeclined } from './PaymentDeclined.ts';

/** Prefix of an error's `type`, followed by its code: the path of a page that explains the error. */
export const problemBaseUrl = '/reference/errors/';

/** Responds to any failure with a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). */
export function respondWithError(error: unknown, c: Context<AppEnvironment>): Response {
  const walletError = toWalletError(error);
  c.set('failure', walletError.cause ?? walletError);
  return problemResponse(walletError, {
    requestId: c.get('requestId'),
    problemBaseUrl,
    ...(walletError instanceof PaymentDeclined ? { topUp: walletError.topUp } : {}),
  });
}
