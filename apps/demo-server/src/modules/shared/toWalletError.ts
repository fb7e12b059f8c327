import { WalletError } from '@coffer/adapter';
import { ClockSkew } from '../../database/ClockSkew.ts';
import { DatabaseUnavailable } from '../../database/DatabaseUnavailable.ts';
import { isClockSkew, isLocked, isOutage, SqlError } from '../../database/SqlError.ts';
import { LedgerError } from '../../ledger/index.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { refusalToWalletError } from './withWalletErrors.ts';

/** Converts any error to a `WalletError`; an unexpected one becomes `internal_error`. */
export function toWalletError(error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  if (error instanceof LedgerError) return refusalToWalletError(error);
  if (error instanceof ClockSkew) {
    return new WalletError('clock_skew', error.message, { retryAfterSeconds: 5, cause: error });
  }
  if (isClockSkew(error)) {
    const message =
      "The instant of this write differs from the database's time by more than 10 seconds. Try again.";
    return new WalletError('clock_skew', message, { retryAfterSeconds: 5, cause: error });
  }
  if (error instanceof ProcessorUnavailable) {
    return new WalletError(
      'processor_unavailable',
      'The payment processor does not answer. Try again in a moment.',
      {
        retryAfterSeconds: 2,
        cause: error,
      },
    );
  }
  if (isLocked(error)) {
    const message = 'Another request is changing this wallet. Try again in a moment.';
    return new WalletError('service_unavailable', message, { retryAfterSeconds: 1, cause: error });
  }
  if (error instanceof DatabaseUnavailable || isOutage(error)) {
    return new WalletError('service_unavailable', 'The database does not answer. Try again in a moment.', {
      retryAfterSeconds: 1,
      cause: error,
    });
  }
  if (error instanceof SqlError && unstorable.has(error.sqlState)) {
    return new WalletError(
      'invalid_request',
      'The request has a character that no text can hold, such as U+0000.',
      {
        fields: [{ field: '', message: 'has a character that no text can hold' }],
        cause: error,
      },
    );
  }
  return new WalletError('internal_error', 'The server failed. Quote the request id to its operator.', {
    cause: error,
  });
}

/** SQLSTATEs for text that is not valid UTF-8 and for JSON that `jsonb` cannot store. */
const unstorable = new Set(['22021', '22P05']);
