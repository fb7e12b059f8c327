import { type EntrySource, WalletError, type WireErrorCode } from '@coffer/adapter';
import { type Ledger, LedgerError, type LedgerErrorCode } from '../../ledger/index.ts';

/** Maps each error code of the ledger to the code of the API. */
const codes: Record<LedgerErrorCode, WireErrorCode> = {
  account_not_found: 'not_found',
  account_frozen: 'wallet_frozen',
  account_closing: 'wallet_closing',
  account_closed: 'wallet_closed',
  currency_mismatch: 'currency_mismatch',
  amount_out_of_range: 'amount_out_of_range',
  insufficient_funds: 'insufficient_funds',
  hold_not_found: 'not_found',
  hold_not_open: 'hold_not_open',
  hold_exceeded: 'hold_exceeded',
  entry_not_found: 'not_found',
  // Use cases that reverse an entry check the amount themselves, with their own message.
  reversal_exceeded: 'amount_out_of_range',
  idempotency_key_reused: 'idempotency_key_reused',
  clock_skew: 'clock_skew',
};

const fields: Partial<Record<LedgerErrorCode, string>> = {
  currency_mismatch: 'amount.currency',
  amount_out_of_range: 'amount.amount',
};

/** Wraps a ledger so that it throws `WalletError`s. */
export function withWalletErrors(ledger: Ledger<EntrySource>): Ledger<EntrySource> {
  return {
    post: (operation) => ledger.post(operation).catch(translateRefusal),
    postWithin: (transaction, operations) =>
      ledger.postWithin(transaction, operations).catch(translateRefusal),
  };
}

/** Throws a ledger error as `WalletError`, and any other error unchanged. Use it with `catch`. */
export function translateRefusal(error: unknown): never {
  throw error instanceof LedgerError ? refusalToWalletError(error) : error;
}

/** Converts a ledger error to a `WalletError`. */
export function refusalToWalletError(error: LedgerError): WalletError {
  const field = fields[error.code];
  return new WalletError(codes[error.code], error.message, {
    facts: error.facts,
    ...(field ? { fields: [{ field, message: error.message }] } : {}),
    ...(error.code === 'clock_skew' ? { retryAfterSeconds: 5 } : {}),
    cause: error,
  });
}
