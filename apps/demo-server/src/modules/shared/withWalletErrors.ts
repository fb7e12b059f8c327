import { type EntrySource, WalletError, type WireErrorCode } from '@coffer/adapter';
import { type Ledger, LedgerError, type LedgerErrorCode } from '../../ledger/index.ts';

/** The one place where the ledger's word for a refusal becomes the wire's. */
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
  // The use-cases that undo check the amount themselves, in words of their own.
  reversal_exceeded: 'amount_out_of_range',
  idempotency_key_reused: 'idempotency_key_reused',
  clock_skew: 'clock_skew',
};

const fields: Partial<Record<LedgerErrorCode, string>> = {
  currency_mismatch: 'amount.currency',
  amount_out_of_range: 'amount.amount',
};

/** A ledger that refuses with `WalletError`s. */
export function withWalletErrors(ledger: Ledger<EntrySource>): Ledger<EntrySource> {
  return {
    post: (operation) => ledger.post(operation).catch(translateRefusal),
    postWithin: (transaction, operations) =>
      ledger.postWithin(transaction, operations).catch(translateRefusal),
  };
}

/** Throws the `WalletError` of a refusal, and anything else as it is: for `catch`. */
export function translateRefusal(error: unknown): never {
  throw error instanceof LedgerError ? refusalToWalletError(error) : error;
}

/** A refusal in the wire's words. */
export function refusalToWalletError(error: LedgerError): WalletError {
  const field = fields[error.code];
  return new WalletError(codes[error.code], error.message, {
    facts: error.facts,
    ...(field ? { fields: [{ field, message: error.message }] } : {}),
    ...(error.code === 'clock_skew' ? { retryAfterSeconds: 5 } : {}),
    cause: error,
  });
}
