import { WalletError } from '@coffer/adapter';

/**
 * Converts what an adapter threw to a `WalletError`. Anything else than a `WalletError` is a bug of the adapter or of
 * its environment. It is written to the console, because a widget only says that something went wrong, and it is the
 * `cause` of the error.
 */
export function asWalletError(cause: unknown): WalletError {
  if (cause instanceof WalletError) return cause;
  const message = 'The wallet adapter threw an error that is not a WalletError.';
  // biome-ignore lint/suspicious/noConsole: the developer must be able to see the cause.
  console.error(message, cause);
  return new WalletError('internal_error', message, { cause });
}
